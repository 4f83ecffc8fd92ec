import { expect, test } from "vitest";
import { command } from "../../../../helpers/command.ts";

/** The candidates for the last word, without their descriptions. */
async function candidates(...words: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await command(["complete", "--", ...words]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t")[0] as string);
}

const providers = ["tiktok", "x", "instagram", "facebook"];

test.each<[string[], string[]]>([
  [["acc"], ["accounts"]],
  [["sta"], ["status"]],
  // Names of workspaces would have to be cached on disk.
  [["accounts", "--workspace", ""], []],
  [["labels", ""], []],
  [["call", "listSocial"], ["listSocialAccounts"]],
  [["call", "listSocialAccounts", ""], []],
  [["--v"], ["--version"]],
  [
    ["help", "m"],
    ["mcp", "mock"],
  ],
  [["help", "accounts", ""], []],
  [["--", "acc"], ["accounts"]],
  [["--", "--"], []],
  [
    ["accounts", "--re"],
    ["--retry-file", "--retries"],
  ],
  [["accounts", "--provider", ""], providers],
  [["accounts", "--provider="], providers.map((name) => `--provider=${name}`)],
  [["accounts", "a", "--provider", "x", "--provider", "t"], ["tiktok"]],
  [["accounts", "a", "--provider=x", "--provider", "t"], ["tiktok"]],
  [["accounts", "--sort", "l"], ["last-post"]],
  [["accounts", "--sort=na"], ["--sort=name"]],
  [["accounts", "--sort=na", ""], []],
  [["accounts", "--json=na"], []],
  [["accounts", "--nothing=na"], []],
  [["accounts", "a", "--json", "--e"], ["--expired"]],
  [["accounts", "--", "--e"], []],
  [["accounts", "--", "--sort=na"], []],
  [["accounts", "--", "--sort", ""], []],
  [["accounts", "--", ""], []],
  [["accounts", "--retry-file", "--", "--e"], ["--expired"]],
  [
    ["mock", "--"],
    ["--port", "--host", "--help"],
  ],
  [
    ["completion", ""],
    ["bash", "zsh", "fish"],
  ],
  [
    ["completion", "--", ""],
    ["bash", "zsh", "fish"],
  ],
  [["completion", "bash", ""], []],
  [["accounts", "--base-url", ""], []],
  [["nothing", ""], []],
])("completes %j to %j", async (words, expected) => {
  expect(await candidates(...words)).toEqual(expected);
});

test("offers all commands as the first word and after `help`", async () => {
  const commands = await candidates("");
  expect(commands).toEqual(expect.arrayContaining(["accounts", "call", "mock", "completion"]));
  expect(commands).not.toContain("complete");
  expect(commands.at(-1)).toBe("help");
  expect(await candidates("--", "")).toEqual(commands);
  expect(await candidates("help", "")).toEqual(commands.slice(0, -1));
});

test("a command name as an argument is not taken for the command", async () => {
  expect(await candidates("accounts", "mock", "--prov")).toEqual(["--provider"]);
});

test("candidates have descriptions", async () => {
  const { stdout } = await command(["complete", "--", "accounts", "--exp"]);
  expect(stdout).toBe("--expired\tonly accounts that must be reconnected\n");
});

test.each(["bash", "zsh", "fish"])("prints a script for %s that evaluates nothing", async (shell) => {
  const { code, stdout, stderr } = await command(["completion", shell]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("asters complete -- ");
  expect(stdout).not.toContain("eval");
});
