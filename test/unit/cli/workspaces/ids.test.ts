import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { UsageError } from "../../../../src/cli/errors.ts";
import { parseIds, readWorkspaceIds } from "../../../../src/cli/workspaces/ids.ts";
import { rejection } from "../../../helpers/client.ts";

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
])("parses the ids of %j: %j", (text, ids) => {
  expect(parseIds(text)).toEqual(ids);
});

test("drops and counts duplicate ids", async () => {
  expect(await read(["a", "-", "b", "-", "a"], "b\nc\nb")).toEqual({ ids: ["a", "b", "c"], duplicates: 3 });
});

test("trims whitespace around an id", async () => {
  expect((await read([" a\n"])).ids).toEqual(["a"]);
});

test("decodes a character that is split between two chunks of standard input", async () => {
  const bytes = Buffer.from("é");
  const stdin = Readable.from([bytes.subarray(0, 1), bytes.subarray(1)]);
  expect((await readWorkspaceIds(["-"], { stdin, signal })).ids).toEqual(["é"]);
});

test.each([
  [[], "", "no workspace id. Pass one or more"],
  [["-"], "# none\n", "standard input: no workspace id"],
  [[""], "", "workspace id is empty"],
  [[".."], "", 'workspace id is ".."'],
  [
    ["a b"],
    "",
    '"a b" is not a workspace id (example: 663b3db7522ef4893db24536). To select by name: --workspace <name>',
  ],
  [["a\u0000b"], "", '"a\ufffdb" is not a workspace id'],
  [["#a"], "", '"#a" is not a workspace id'],
  [
    ["-"],
    "a\nBrand B\n",
    'standard input, line 2: "Brand B" is not a workspace id (example: 663b3db7522ef4893db24536). One id per line',
  ],
  [["-"], "a\n\n..", 'standard input, line 3: workspace id is ".."'],
  [["x".repeat(257)], "", "has 257 characters"],
])("arguments %j with standard input %j are a usage error", async (args, input, message) => {
  const error = await rejection(read(args, input));
  expect(error).toBeInstanceOf(UsageError);
  expect(error.message).toContain(message);
});

test("a standard input that is too large is a usage error", async () => {
  const error = await rejection(read(["-"], " ".repeat(2 ** 24 + 1)));
  expect(error).toBeInstanceOf(UsageError);
  expect(error.message).toBe("standard input is too large to be a list of ids");
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
