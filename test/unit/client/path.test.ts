import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { serializePath } from "../../../src/client/path.ts";

describe("serializePath", () => {
  const path = "/workspaces/{workspace_id}/socialAccounts";

  test.each([
    ["663b3db7522ef4893db24536", "663b3db7522ef4893db24536"],
    ["a/b?c#d", "a%2Fb%3Fc%23d"],
    ["%2e%2e", "%252e%252e"],
    ["...", "..."],
    [12, "12"],
    ["$& 😀", "%24%26%20%F0%9F%98%80"],
    ["x".repeat(256), "x".repeat(256)],
  ])("keeps %j in one segment", (value, segment) => {
    expect(serializePath(path, { workspace_id: value })).toBe(`/workspaces/${segment}/socialAccounts`);
  });

  test("fills in every parameter; a path without any stays as it is", () => {
    expect(serializePath("/{a}/x/{b}", { a: "1", b: "2" })).toBe("/1/x/2");
    expect(serializePath("/x", {})).toBe("/x");
  });

  test("any text but a dot segment stays one segment and decodes to the same text", () => {
    const texts = fc.string({ unit: "binary", minLength: 1, maxLength: 128 });
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text.trim() !== "" && text !== "." && text !== "..");
        const { pathname } = new URL(`https://api.test${serializePath("/w/{id}/s", { id: text })}`);
        const [, first, segment, last, ...more] = pathname.split("/");
        expect([first, decodeURIComponent(segment as string), last, more]).toEqual(["w", text, "s", []]);
      }),
    );
  });

  test.each<[unknown, string]>([
    ["", "workspace_id is empty"],
    [" \t", "workspace_id is empty"],
    [".", 'workspace_id is "."'],
    ["..", 'workspace_id is ".."'],
    [undefined, "workspace_id must be a string, not undefined"],
    [null, "not null"],
    [1.5, "not number"],
    [2 ** 53, "not number"],
    [["a"], "not array"],
    ["x".repeat(257), "has 257 characters; the maximum is 256"],
    ["a\ud800", "an unpaired surrogate"],
    ["\udc00a", "an unpaired surrogate"],
  ])("rejects %j", (value, message) => {
    expect(() => serializePath(path, { workspace_id: value })).toThrow(TypeError);
    expect(() => serializePath(path, { workspace_id: value })).toThrow(message);
  });
});
