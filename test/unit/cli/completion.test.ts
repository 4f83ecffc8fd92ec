import { expect, test } from "vitest";
import { command } from "../../helpers/command.ts";

/** What is offered for the last word, without the descriptions. */
async function offered(...words: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await command(["complete", "--", ...words]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const lines = stdout.trim().split("\n");
  expect(lines.pop()).toMatch(/^:\d+$/);
  return lines.map((line) => line.split("\t")[0] as string);
}

test.each<[string[], string[]]>([
  [[""], ["accounts", "mock", "completion", "help"]],
  [["acc"], ["accounts"]],
  [
    ["accounts", "--re"],
    ["--retry-file", "--retries"],
  ],
  [
    ["accounts", "--provider", ""],
    ["tiktok", "x", "instagram", "facebook"],
  ],
  [["accounts", "a", "--provider", "x", "--provider", "t"], ["tiktok"]],
  [["accounts", "--sort", "l"], ["last-post"]],
  [["accounts", "a", "--json", "--e"], ["--expired"]],
  [
    ["mock", "--"],
    ["--port", "--host", "--help"],
  ],
  [
    ["completion", ""],
    ["bash", "zsh", "fish"],
  ],
  [["accounts", "--base-url", ""], []],
])("for %j it offers %j", async (words, expected) => {
  expect(await offered(...words)).toEqual(expected);
});

test.each(["bash", "zsh", "fish"])("prints the script for %s, which asks the command", async (shell) => {
  const { code, stdout, stderr } = await command(["completion", shell]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("asters complete -- ");
  expect(stdout).not.toContain("eval");
});

test("leaves the console as it was", async () => {
  const { log } = console;
  await command(["complete", "--", ""]);
  expect(console.log).toBe(log);
});
