import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { InterruptedError, UsageError } from "../../../../src/cli/errors.ts";
import { readApiKey, rejectKeyFlag } from "../../../../src/cli/session/api-key.ts";
import { rejection } from "../../../helpers/client.ts";
import { temporaryFolder } from "../../../helpers/temporary-folder.ts";

const { signal } = new AbortController();

function fileWith(content: string): string {
  const file = join(temporaryFolder(), "key.txt");
  writeFileSync(file, content);
  return file;
}

test("reads the key from ASTERS_API_KEY, trimmed", async () => {
  const env = { ASTERS_API_KEY: " sk-1\n", ASTERS_API_KEY_FILE: "/nowhere" };
  expect(await readApiKey({ env, signal })).toBe("sk-1");
});

test.each(["sk-2", "sk-2\n", "\ufeffsk-2\r\n"])(
  "reads the key from the file in ASTERS_API_KEY_FILE: %j",
  async (content) => {
    const env = { ASTERS_API_KEY: "", ASTERS_API_KEY_FILE: fileWith(content) };
    expect(await readApiKey({ env, signal })).toBe("sk-2");
  },
);

test.each<[string, Record<string, string>, RegExp]>([
  ["no key", {}, /no API key.*Generate API key.*export ASTERS_API_KEY=/s],
  ["no such file", { ASTERS_API_KEY_FILE: "/nowhere/key" }, /\/nowhere\/key, named by ASTERS_API_KEY_FILE: ENOENT/],
  ["an empty file", { ASTERS_API_KEY_FILE: fileWith("\n") }, /key\.txt, named by ASTERS_API_KEY_FILE, is empty/],
  ["an impossible key", { ASTERS_API_KEY: "sk-“secret”" }, /^ASTERS_API_KEY .*U\+201C/],
  ["a directory", { ASTERS_API_KEY_FILE: temporaryFolder() }, /, named by ASTERS_API_KEY_FILE: EISDIR/],
  ["a huge file", { ASTERS_API_KEY_FILE: "/dev/zero" }, /\/dev\/zero, named by ASTERS_API_KEY_FILE: it is too large/],
  ["a file of two lines", { ASTERS_API_KEY_FILE: fileWith("sk-1\nsk-2") }, /key\.txt, .*U\+000A/],
])("%s is a usage error that does not reveal the key", async (_, env, message) => {
  const error = await rejection(readApiKey({ env, signal }));
  expect(error).toBeInstanceOf(UsageError);
  expect(error.message).toMatch(message);
  expect(error.message).not.toMatch(/secret|sk-/);
});

test("an interruption while the key file is read is not a usage error", async () => {
  const error = await rejection(readApiKey({ env: { ASTERS_API_KEY_FILE: "/dev/zero" }, signal: AbortSignal.abort() }));
  expect(error).toBeInstanceOf(InterruptedError);
});

test("rejects a key flag before --, not after it", () => {
  expect(() => rejectKeyFlag(["accounts", "--", "--api-key"])).not.toThrow();
  expect(() => rejectKeyFlag(["accounts", "--api-key", "--"])).toThrow(UsageError);
});
