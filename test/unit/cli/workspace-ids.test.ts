import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { UsageError } from "../../../src/cli/errors.ts";
import { checkRetryFile, parseIds, readWorkspaceIds, writeRetryFile } from "../../../src/cli/workspace-ids.ts";
import { rejection } from "../../helpers/client.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const { signal } = new AbortController();

const read = (args: string[], input = "") => {
  return readWorkspaceIds(args, { stdin: Readable.from(input === "" ? [] : [Buffer.from(input)]), signal });
};

test.each([
  ["a\nb\n", ["a", "b"]],
  ["a\r\nb", ["a", "b"]],
  ["a\rb", ["a", "b"]],
  ["\ufeffa", ["a"]],
  ["# all of ours\n\n  a  \n\t\nb # Brand B\nc\t# Brand C", ["a", "b", "c"]],
  ["", []],
])("%j contains the ids %j", (text, ids) => {
  expect(parseIds(text)).toEqual(ids);
});

test("duplicate ids are dropped and counted", async () => {
  expect(await read(["a", "-", "b", "-", "a"], "b\nc\nb")).toEqual({ ids: ["a", "b", "c"], duplicates: 3 });
});

test("white space around an id is trimmed", async () => {
  expect((await read([" a\n"])).ids).toEqual(["a"]);
});

test("a character may be split between two chunks of standard input", async () => {
  const bytes = Buffer.from("é");
  const stdin = Readable.from([bytes.subarray(0, 1), bytes.subarray(1)]);
  expect((await readWorkspaceIds(["-"], { stdin, signal })).ids).toEqual(["é"]);
});

test.each([
  [[], "", "no workspace id. Pass one or more"],
  [["-"], "# none\n", "standard input: no workspace id"],
  [[""], "", "workspace id is empty"],
  [[".."], "", 'workspace id is ".."'],
  [["a b"], "", '"a b" is not a workspace id'],
  [["a\u0000b"], "", '"a\ufffdb" is not a workspace id'],
  [["#a"], "", '"#a" is not a workspace id'],
  [["-"], "a\nBrand B\n", 'standard input, line 2: "Brand B" is not a workspace id'],
  [["-"], "a\n\n..", 'standard input, line 3: workspace id is ".."'],
  [["x".repeat(257)], "", "has 257 characters"],
])("%j with %j on standard input is a usage error", async (args, input, message) => {
  const error = await rejection(read(args, input));
  expect(error).toBeInstanceOf(UsageError);
  expect(error.message).toContain(message);
});

test("too much on standard input is a usage error", async () => {
  const error = await rejection(read(["-"], " ".repeat(2 ** 24 + 1)));
  expect(error).toBeInstanceOf(UsageError);
  expect(error.message).toBe("standard input is too large to be a list of ids");
});

test("a pipe that nobody reads is not a retry file", async () => {
  const path = join(temporaryFolder(), "pipe");
  execFileSync("mkfifo", [path]);
  expect(await rejection(checkRetryFile(path))).toBeInstanceOf(UsageError);
  expect(await rejection(writeRetryFile(path, ["a"]))).toMatchObject({ code: "ENXIO" });
});

test("a retry file keeps its content until it is written", async () => {
  const path = join(temporaryFolder(), "failed.txt");
  writeFileSync(path, "earlier\nand more\n");
  await checkRetryFile(path);
  expect(readFileSync(path, "utf8")).toBe("earlier\nand more\n");
  await writeRetryFile(path, ["a", "b"]);
  expect(readFileSync(path, "utf8")).toBe("a\nb\n");
});

test("every accepted id can be read back from a file of ids", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
      const accepted = await read([text]).catch(() => undefined);
      if (!accepted || text === "-") return;
      expect(parseIds(accepted.ids.map((id) => `${id}\n`).join(""))).toEqual(accepted.ids);
    }),
  );
});
