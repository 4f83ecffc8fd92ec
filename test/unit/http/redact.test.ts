import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redact, redactError, redactHeaders, toSingleLine } from "../../../src/http/redact.ts";

const key = 'k"y/1-secret';

describe("redact", () => {
  test("replaces the key in a text, as it is and URL-encoded", () => {
    expect(redact(`a ${key} b ${encodeURIComponent(key)} ${key}`, key)).toBe("a [redacted] b [redacted] [redacted]");
  });

  test.each(["", "x", "any", "1234567"])("leaves everything as it is for the placeholder key %j", (placeholder) => {
    expect(redact(`UND_ERR_SOCKET ${placeholder}`, placeholder)).toBe(`UND_ERR_SOCKET ${placeholder}`);
    expect(redact({ x: ["any"] }, placeholder)).toEqual({ x: ["any"] });
  });

  test("redacts a key of eight characters", () => {
    expect(redact("is 12345678", "12345678")).toBe("is [redacted]");
  });

  test("replaces the key in texts and names of a JSON value at any depth", () => {
    expect(redact({ [key]: [key, 1, null, { a: `x${key}` }], ok: true }, key)).toEqual({
      "[redacted]": ["[redacted]", 1, null, { a: "x[redacted]" }],
      ok: true,
    });
  });

  test("leaves the key nowhere in JSON that repeats it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, around) => {
        const echo = { value, text: around + key + around, [key]: key };
        expect(JSON.stringify(redact(echo, key))).not.toContain(JSON.stringify(key).slice(1, -1));
      }),
    );
  });
});

describe("redactHeaders", () => {
  test("changes values, never names", () => {
    const headers = redactHeaders(
      new Headers([
        ["x-secret1", "is secret123"],
        ["x-b", "b"],
      ]),
      "secret123",
    );
    expect([...headers]).toEqual([
      ["x-b", "b"],
      ["x-secret1", "is [redacted]"],
    ]);
  });

  test("leaves out a header whose name holds the key", () => {
    expect([
      ...redactHeaders(
        new Headers([
          ["x-secret123", "a"],
          ["x-b", "b"],
        ]),
        "secret123",
      ),
    ]).toEqual([["x-b", "b"]]);
  });
});

describe("redactError", () => {
  test("keeps name, message, stack, code and cause, without the key and without other properties", () => {
    const socket = Object.assign(new Error(`bad ${key}`), { code: "ECONNRESET", request: { key } });
    const copy = redactError(new TypeError(`failed with ${key}`, { cause: socket }), key);
    expect(copy).toMatchObject({ name: "TypeError", message: "failed with [redacted]" });
    expect(copy.cause).toMatchObject({ code: "ECONNRESET", message: "bad [redacted]" });
    expect(copy.stack).toContain("redact.test.ts");
    expect(inspect(copy, { depth: null, showHidden: true })).not.toContain(key);
  });

  test("keeps the errors of an AggregateError", () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED ::1:1"), { code: "ECONNREFUSED" });
    expect(redactError(new AggregateError([refused], ""), key).errors).toMatchObject([{ code: "ECONNREFUSED" }]);
  });

  test("recognizes an error of another realm", () => {
    const thrown = runInNewContext(
      `const cause = Object.assign(new Error("read"), { code: "ECONNRESET" }); new TypeError("fetch failed", { cause })`,
    );
    expect(thrown).not.toBeInstanceOf(Error);
    const copy = redactError(thrown, key);
    expect(copy).toMatchObject({ name: "TypeError", message: "fetch failed", cause: { code: "ECONNRESET" } });
  });

  test("bounds the message and removes control characters, in the stack too", () => {
    const copy = redactError(new Error(`bad\u001b[2J\r\n${"x".repeat(5000)}`), key);
    expect(copy.message).toMatch(/^bad \[2J x{900,1000}…$/);
    expect(copy.stack).toMatch(/^Error: bad \[2J x+…\n {4}at /);
    expect(copy.stack).not.toMatch(/[^\n\P{Cc}]/u);
  });

  test("copies the stack of the error, redacted and bounded", () => {
    const thrown = new Error(`bad ${key}`);
    const frames = Array.from({ length: 99 }, (_, index) => `    at f${index} (\u001b${"x".repeat(2000)})`);
    thrown.stack = [`Error: bad ${key}`, ...frames].join("\n");
    const [first, second, ...rest] = (redactError(thrown, key).stack ?? "").split("\n");
    expect(first).toBe("Error: bad [redacted]");
    expect(second).toBe(`    at f0 ( ${"x".repeat(2000)}`.slice(0, 1200));
    expect(rest).toHaveLength(48);
  });

  test("copies at most ten aggregated errors, and a chain of eight causes", () => {
    const many = Array.from({ length: 12 }, (_, index) => new Error(`error ${index}`));
    expect(redactError(new AggregateError(many, ""), key).errors).toHaveLength(10);
    const chain = Array.from({ length: 20 }).reduce<Error>((cause) => new Error("outer", { cause }), new Error("root"));
    const depthOf = (error: unknown): number => (error instanceof Error ? 1 + depthOf(error.cause) : 0);
    expect(depthOf(redactError(chain, key))).toBe(9);
    const nested = Array.from({ length: 20 }).reduce<Error>(
      (inner) => new AggregateError([inner], ""),
      new Error("root"),
    );
    const levelsOf = (error: { errors?: unknown[] } | undefined): number =>
      error ? 1 + levelsOf(error.errors?.[0] as { errors?: unknown[] } | undefined) : 0;
    expect(levelsOf(redactError(nested, key))).toBe(9);
  });

  test("copies an error without a stack", () => {
    const thrown = new Error("bare");
    delete thrown.stack;
    expect(redactError(thrown, key)).toMatchObject({ name: "Error", message: "bare" });
  });

  test("drops a code that is not a string, as a DOMException has", () => {
    expect(redactError(Object.assign(new Error("old"), { code: 20 }), key)).not.toHaveProperty("code");
  });

  test("converts anything else to an error", () => {
    expect(redactError(`not ${key}`, key).message).toBe("not [redacted]");
    expect(redactError(undefined, key).message).toBe("undefined");
  });

  test("terminates on circular causes", () => {
    const error = new Error("circular");
    error.cause = error;
    expect(inspect(redactError(error, key), { depth: null })).toContain("circular");
  });
});

test("toSingleLine returns a short line without control characters", () => {
  expect(toSingleLine("  a\u001b[2J\r\n\u202eb\u0000  ")).toBe("a [2J b");
  expect(toSingleLine("x".repeat(201))).toBe(`${"x".repeat(200)}…`);
  expect(toSingleLine("x".repeat(200))).toBe("x".repeat(200));
  expect(toSingleLine(`${"x".repeat(9)}😀`, 10)).toBe(`${"x".repeat(9)}…`);
});
