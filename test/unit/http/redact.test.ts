import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt, redact, redactError } from "../../../src/http/redact.ts";

const key = 'k"y/1';

test("a text loses the key, as it is and as it stands in a URL", () => {
  expect(redact(`a ${key} b ${encodeURIComponent(key)} ${key}`, key)).toBe("a [redacted] b [redacted] [redacted]");
});

test("without a key a value stays as it is", () => {
  expect(redact("text", "")).toBe("text");
  expect(redact({ a: ["text"] }, "")).toEqual({ a: ["text"] });
});

test("a JSON value loses the key in strings and names, at any depth", () => {
  expect(redact({ [key]: [key, 1, null, { a: `x${key}` }], ok: true }, key)).toEqual({
    "[redacted]": ["[redacted]", 1, null, { a: "x[redacted]" }],
    ok: true,
  });
});

test("no JSON that echoes the key keeps it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, around) => {
      const echo = { value, text: around + key + around, [key]: key };
      expect(JSON.stringify(redact(echo, key))).not.toContain(JSON.stringify(key).slice(1, -1));
    }),
  );
});

test("an error is copied without the key and without properties of its own, through its causes", () => {
  const socket = Object.assign(new Error(`bad ${key}`), { code: "ECONNRESET", request: { key } });
  const thrown = new TypeError(`failed with ${key}`, { cause: socket });
  const copy = redactError(thrown, key);
  expect(copy).toMatchObject({ name: "TypeError", message: "failed with [redacted]" });
  expect(copy.cause).toMatchObject({ code: "ECONNRESET", message: "bad [redacted]" });
  expect(copy.stack).toContain("redact.test.ts");
  expect(inspect(copy, { depth: null, showHidden: true })).not.toContain(key);
});

test("an error without a stack is copied, too", () => {
  const thrown = new Error("bare");
  delete thrown.stack;
  expect(redactError(thrown, key)).toMatchObject({ name: "Error", message: "bare" });
});

test("a code that is no text, as that of an old DOMException, is left out", () => {
  expect(redactError(Object.assign(new Error("old"), { code: 20 }), key)).not.toHaveProperty("code");
});

test("what was thrown and is no error becomes one", () => {
  expect(redactError(`no ${key}`, key).message).toBe("no [redacted]");
  expect(redactError(undefined, key).message).toBe("undefined");
});

test("causes that go round in a circle end", () => {
  const error = new Error("round");
  error.cause = error;
  expect(inspect(redactError(error, key), { depth: null })).toContain("round");
});

test("an excerpt is short, on one line and harmless", () => {
  expect(excerpt("  a\u001b[2J\r\n\u202eb\u0000  ")).toBe("a [2J b");
  expect(excerpt("x".repeat(201))).toBe(`${"x".repeat(200)}…`);
  expect(excerpt("x".repeat(200))).toBe("x".repeat(200));
  expect(excerpt(`${"x".repeat(9)}😀`, 10)).toBe(`${"x".repeat(9)}…`);
});
