import { expect, test } from "vitest";
import { commands } from "../../../src/cli/commands/index.ts";
import { command } from "../../helpers/command.ts";

test("the help of every command matches help.txt; after an intended change, run: npm run api-report", async () => {
  const help = async (...argv: string[]) => (await command([...argv, "--help"])).stdout;
  const { stdout } = await command(["--help"]);
  const names = [...stdout.matchAll(/^ {2}([a-z]+) {2,}(?=[a-z])/gm)].map(([, name]) => name as string);
  expect(names.length).toBeGreaterThanOrEqual(commands.length);
  const pages = await Promise.all(names.filter((name) => name !== "help").map((name) => help(name)));
  await expect([stdout, ...pages].join("\n\n")).toMatchFileSnapshot("help.txt");
});
