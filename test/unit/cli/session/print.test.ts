import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { createKeyReader } from "../../../../src/cli/session/api-key.ts";
import { createPrint } from "../../../../src/cli/session/print.ts";
import { key } from "../../../helpers/client.ts";
import { collector } from "../../../helpers/command.ts";
import { temporaryFolder } from "../../../helpers/temporary-folder.ts";

function setUp() {
  const file = join(temporaryFolder(), "key.txt");
  const stderr = collector();
  const { signal } = new AbortController();
  const env = { ASTERS_API_KEY_FILE: file };
  const io = { stdin: Readable.from([]), stdout: collector().stream, stderr: stderr.stream, env, signal };
  const apiKey = createKeyReader(io);
  return { file, apiKey, print: createPrint(io, apiKey), printed: stderr.text };
}

test("keeps the key of a file that can be read only once", async () => {
  const { file, apiKey, print, printed } = setUp();
  writeFileSync(file, key);
  expect(await apiKey()).toBe(key);
  rmSync(file);
  await print(`key ${key}\n`);
  expect(printed()).toBe("key [redacted]\n");
});

test("reads the key again after a failure", async () => {
  const { file, apiKey, print, printed } = setUp();
  await print("no key yet\n");
  await expect(apiKey()).rejects.toThrow("ENOENT");
  writeFileSync(file, key);
  await print(`key ${key}\n`);
  expect(printed()).toBe("no key yet\nkey [redacted]\n");
});

test("prints in the order of the calls", async () => {
  const { file, print, printed } = setUp();
  writeFileSync(file, key);
  for (const line of ["a\n", `${key}\n`, "b\n"]) void print(line);
  await print("");
  expect(printed()).toBe("a\n[redacted]\nb\n");
});
