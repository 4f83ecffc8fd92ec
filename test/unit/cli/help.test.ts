import { expect, test } from "vitest";
import { operations } from "../../../generated/operations.js";
import { commands } from "../../../src/cli/commands/index.ts";
import { command } from "../../helpers/command.ts";

test("the help of every command fits 80 columns and matches help.txt; after an intended change, run: npm run update-reports", async () => {
  const help = async (...argv: string[]) => (await command([...argv, "--help"])).stdout;
  const { stdout } = await command(["--help"]);
  const names = [...stdout.matchAll(/^ {2}([a-z]+) {2,}(?=[a-z])/gm)].map(([, name]) => name as string);
  // And `help` itself.
  expect(names).toHaveLength(commands.length + 1);
  const pages = await Promise.all(names.filter((name) => name !== "help").map((name) => help(name)));
  expect([stdout, ...pages].flatMap((page) => page.split("\n")).filter((line) => line.length > 80)).toEqual([]);
  // A new operation does not change the command.
  const report = [stdout, ...pages].join("\n\n").replace(/(?<=^Operations:\n)(?: {2}.*\n)+/m, "  (as in the spec)\n");
  await expect(report).toMatchFileSnapshot("help.txt");
});

test("the help of asters call lists every operation", async () => {
  const { stdout } = await command(["call", "--help"]);
  for (const { operationId } of operations) expect(stdout).toMatch(new RegExp(`^  ${operationId}\\b`, "m"));
});
