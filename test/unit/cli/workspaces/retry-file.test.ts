import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "../../../../src/cli/errors.ts";
import { checkRetryFile, writeRetryFile } from "../../../../src/cli/workspaces/retry-file.ts";
import { rejection } from "../../../helpers/client.ts";
import { temporaryFolder } from "../../../helpers/temporary-folder.ts";

test("rejects a pipe without a reader as a retry file", async () => {
  const path = join(temporaryFolder(), "pipe");
  execFileSync("mkfifo", [path]);
  expect(await rejection(checkRetryFile(path))).toBeInstanceOf(UsageError);
  expect(await rejection(writeRetryFile(path, ["a"]))).toMatchObject({ code: "ENXIO" });
});

test("checking a retry file keeps its content", async () => {
  const path = join(temporaryFolder(), "failed.txt");
  writeFileSync(path, "earlier\nand more\n");
  await checkRetryFile(path);
  expect(readFileSync(path, "utf8")).toBe("earlier\nand more\n");
  await writeRetryFile(path, ["a", "b"]);
  expect(readFileSync(path, "utf8")).toBe("a\nb\n");
});
