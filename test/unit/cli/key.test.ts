import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "../../../src/cli/exit-code.ts";
import { readKey, refuseKeyFlag } from "../../../src/cli/key.ts";
import { rejection } from "../../helpers/client.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

function fileWith(content: string): string {
  const file = join(temporaryFolder(), "key.txt");
  writeFileSync(file, content);
  return file;
}

test("the key comes from ASTERS_API_KEY, without the white space around it", async () => {
  expect(await readKey({ ASTERS_API_KEY: " sk-1\n", ASTERS_API_KEY_FILE: "/nowhere" })).toBe("sk-1");
});

test.each(["sk-2", "sk-2\n", "\ufeffsk-2\r\n"])(
  "or from the file that ASTERS_API_KEY_FILE names: %j",
  async (content) => {
    expect(await readKey({ ASTERS_API_KEY: "", ASTERS_API_KEY_FILE: fileWith(content) })).toBe("sk-2");
  },
);

test.each<[string, Record<string, string>, RegExp]>([
  ["no key", {}, /no API key.*Generate API key.*export ASTERS_API_KEY=/s],
  ["no file", { ASTERS_API_KEY_FILE: "/nowhere/key" }, /ASTERS_API_KEY_FILE names \/nowhere\/key.*ENOENT/],
  ["an empty file", { ASTERS_API_KEY_FILE: fileWith("\n") }, /key\.txt, which is empty/],
  ["a key that no key is", { ASTERS_API_KEY: "sk-“secret”" }, /^ASTERS_API_KEY has U\+201C as character 4/],
  ["a file of two lines", { ASTERS_API_KEY_FILE: fileWith("sk-1\nsk-2") }, /key\.txt .*has U\+000A as character 5/],
])("%s is wrong usage, and what to do is told, but not the key", async (_, env, message) => {
  const error = await rejection(readKey(env));
  expect(error).toBeInstanceOf(UsageError);
  expect(error.message).toMatch(message);
  expect(error.message).not.toMatch(/secret|sk-/);
});

test("what comes after -- is no flag", () => {
  expect(() => refuseKeyFlag(["accounts", "--", "--api-key"])).not.toThrow();
  expect(() => refuseKeyFlag(["accounts", "--api-key", "--"])).toThrow(UsageError);
});
