import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { ClientOperation } from "../../../../../generated/operations.js";
import {
  findOperation,
  parseBody,
  parsePathParameters,
  parseQuery,
} from "../../../../../src/cli/commands/call/request.ts";
import { InterruptedError, UsageError } from "../../../../../src/cli/errors.ts";
import { rejection } from "../../../../helpers/client.ts";
import { temporaryFolder } from "../../../../helpers/temporary-folder.ts";

/** An operation with every kind of parameter; the spec may not have one. */
const operation = {
  operationId: "searchPosts" as ClientOperation["operationId"],
  method: "POST",
  path: "/a/{first_id}/b/{second_id}",
  pathParameters: ["first_id", "second_id"],
  query: { limit: false, after: true },
  body: { filters: true, page: false },
  resolvesWith: "body",
  resultKind: "object",
} satisfies ClientOperation;

const none: ClientOperation = { ...operation, pathParameters: [], query: undefined, body: undefined } as never;

function usageError(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error("expected a usage error");
}

test("finds an operation by its id", () => {
  expect(findOperation("listSocialAccounts").path).toBe("/workspaces/{workspace_id}/socialAccounts");
});

test("an unknown operation is a usage error that suggests similar names and lists all", () => {
  expect(usageError(() => findOperation("listSocialAcounts"))).toMatch(
    /^unknown operation: listSocialAcounts \(Did you mean listSocialAccounts\?\); operations: .*listSocialAccounts/,
  );
  expect(usageError(() => findOperation("toString"))).toMatch(/^unknown operation: toString; operations: list/);
});

test("takes path parameters in the order of the path", () => {
  expect(parsePathParameters(operation, ["a", "b"])).toEqual({ first_id: "a", second_id: "b" });
  expect(parsePathParameters(none, [])).toEqual({});
});

test.each<[ClientOperation, string[], string]>([
  [operation, ["a"], "searchPosts takes <first_id> <second_id>, but got 1 argument"],
  [operation, [], "searchPosts takes <first_id> <second_id>, but got no arguments"],
  [operation, ["a", "b", "c"], "searchPosts takes <first_id> <second_id>, but got 3 arguments"],
  [none, ["a"], "searchPosts takes no path parameters, but got 1 argument"],
])("a wrong number of path parameters is a usage error", (of, args, message) => {
  expect(usageError(() => parsePathParameters(of, args))).toBe(message);
});

test("query parameters may be repeated and contain anything after the first =", () => {
  expect(parseQuery(operation, ["after=a=b\nc", "limit=1", "limit=", "limit=2"])).toEqual({
    after: "a=b\nc",
    limit: ["1", "", "2"],
  });
  expect(parseQuery(none, [])).toEqual({});
});

test.each<[ClientOperation, string[], string]>([
  [operation, ["after"], "--param takes name=value, not after"],
  [operation, ["=1"], "--param takes name=value, not =1"],
  [operation, ["afer=1"], "unknown query parameter of searchPosts: afer (Did you mean after?); known: limit, after"],
  [operation, ["limit=1"], "missing query parameter of searchPosts: after"],
  [none, ["after=1"], "unknown query parameter of searchPosts: after; known: none"],
])("query parameters %#: %j is a usage error", (of, params, message) => {
  expect(usageError(() => parseQuery(of, params))).toBe(message);
});

describe("parseBody", () => {
  const body = '{"filters":{"a":1},"page":2}';
  const context = { stdin: Readable.from([Buffer.from(body)]), signal: new AbortController().signal };
  const folder = temporaryFolder();
  writeFileSync(join(folder, "body.json"), body);

  test.each([
    ["as it is", body],
    ["from a file", `@${join(folder, "body.json")}`],
    ["from standard input", "-"],
  ])("reads the body %s", async (_, source) => {
    expect(await parseBody(operation, source, context)).toEqual({ filters: { a: 1 }, page: 2 });
  });

  test("returns undefined without --body if the operation has or requires no body", async () => {
    expect(await parseBody(none, undefined, context)).toBeUndefined();
    expect(await parseBody({ ...operation, body: { page: false } }, undefined, context)).toBeUndefined();
  });

  test.each<[ClientOperation, string | undefined, RegExp]>([
    [none, "{}", /^searchPosts takes no --body$/],
    [operation, undefined, /^missing body field of searchPosts: filters$/],
    [operation, "{", /^--body is not JSON: /],
    [operation, "[]", /^--body must be a JSON object$/],
    [operation, "null", /^--body must be a JSON object$/],
    [operation, "1", /^--body must be a JSON object$/],
    [operation, '{"page":1}', /^missing body field of searchPosts: filters$/],
    [
      operation,
      '{"filters":1,"pge":1}',
      /^unknown body field of searchPosts: pge \(Did you mean page\?\); known: filters, page$/,
    ],
    [operation, "@", /^--body: @ must be followed by the name of a file$/],
    [operation, "@/nowhere/body.json", /^--body: cannot read \/nowhere\/body.json: ENOENT$/],
    [operation, "@/dev/zero", /^--body: cannot read \/dev\/zero: it is too large$/],
  ])("an invalid --body is a usage error (%#)", async (of, source, message) => {
    const error = await rejection(parseBody(of, source, context));
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toMatch(message);
  });

  test("an interruption ends the reading of a body", async () => {
    const signal = AbortSignal.abort();
    expect(await rejection(parseBody(operation, "@/dev/zero", { ...context, signal }))).toBeInstanceOf(
      InterruptedError,
    );
  });
});
