import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { UsageError } from "../../../src/cli/exit-code.ts";
import { parseIds, readIds } from "../../../src/cli/ids.ts";
import { rejection } from "../../helpers/client.ts";

const read = (given: string[], input = "") => {
  return readIds(given, Readable.from(input === "" ? [] : [Buffer.from(input)]), new AbortController().signal);
};

test.each([
  ["a\nb\n", ["a", "b"]],
  ["a\r\nb", ["a", "b"]],
  ["a\rb", ["a", "b"]],
  ["\ufeffa", ["a"]],
  ["# all of ours\n\n  a  \n\t\nb # Brand B\nc\t# Brand C", ["a", "b", "c"]],
  ["", []],
])("%j holds the ids %j", (text, ids) => {
  expect(parseIds(text)).toEqual(ids);
});

test("each id is asked once, and the others are counted", async () => {
  expect(await read(["a", "-", "b", "-", "a"], "b\nc\nb")).toEqual({ ids: ["a", "b", "c"], duplicates: 3 });
});

test("a character may be split between two chunks of standard input", async () => {
  const bytes = Buffer.from("é");
  const stdin = Readable.from([bytes.subarray(0, 1), bytes.subarray(1)]);
  expect((await readIds(["-"], stdin, new AbortController().signal)).ids).toEqual(["é"]);
});

test.each([
  [[], "", "no workspace id. Give one or more"],
  [["-"], "# none\n", "standard input holds no workspace id"],
  [[""], "", "workspace id is empty"],
  [[".."], "", 'workspace id is ".."'],
  [["a b"], "", '"a b" is no workspace id'],
  [["a\u0000b"], "", '"a\ufffdb" is no workspace id'],
  [["#a"], "", '"#a" is no workspace id'],
  [["-"], "a\nBrand B\n", 'standard input, line 2: "Brand B" is no workspace id'],
  [["-"], "a\n\n..", 'standard input, line 3: workspace id is ".."'],
  [["x".repeat(257)], "", "has 257 characters"],
])("%j with %j on standard input is wrong usage", async (given, input, message) => {
  const error = await rejection(read(given, input));
  expect(error).toBeInstanceOf(UsageError);
  expect(error.message).toContain(message);
});

test("whatever id is accepted is read back from a file of ids as it is", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
      const accepted = await read([text]).catch(() => undefined);
      if (!accepted || text === "-") return;
      expect(parseIds(accepted.ids.map((id) => `${id}\n`).join(""))).toEqual(accepted.ids);
    }),
  );
});
