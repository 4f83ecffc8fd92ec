import { beforeAll, expect, test, vi } from "vitest";
import * as errors from "../../../src/http/errors.ts";

let copy: typeof errors;

beforeAll(async () => {
  vi.resetModules();
  copy = await import("../../../src/http/errors.ts");
  expect(copy.ApiError).not.toBe(errors.ApiError);
});

const details = { status: 401, body: null, headers: new Headers(), attempts: 1, retryAfter: undefined };

test("instanceof recognizes an error of another copy by its class and by each class above it", () => {
  const error = new copy.UnauthorizedError("no", details);
  expect(error).toBeInstanceOf(errors.UnauthorizedError);
  expect(error).toBeInstanceOf(errors.ApiError);
  expect(error).toBeInstanceOf(errors.AstersError);
  expect(new copy.AstersError("no")).toBeInstanceOf(errors.AstersError);
});

test("instanceof tells the classes of another copy apart", () => {
  const error = new copy.UnauthorizedError("no", details);
  expect(error).not.toBeInstanceOf(errors.NotFoundError);
  expect(error).not.toBeInstanceOf(errors.TimeoutError);
  expect(new copy.ApiError("no", details)).not.toBeInstanceOf(errors.UnauthorizedError);
});

test("every exported error class is recognized across copies", () => {
  const originals = new Map(Object.entries(errors));
  const classes = Object.entries(copy).filter(([name]) => /^[A-Z]/.test(name));
  expect(classes.length).toBeGreaterThanOrEqual(12);
  for (const [name, { prototype }] of classes) expect(Object.create(prototype)).toBeInstanceOf(originals.get(name));
});

test("a subclass defined by a user matches only its own instances", () => {
  class Mine extends errors.ApiError {}
  expect(new Mine("mine", details)).toBeInstanceOf(Mine);
  expect(new Mine("mine", details)).toBeInstanceOf(errors.ApiError);
  expect(new Mine("mine", details)).toBeInstanceOf(copy.ApiError);
  expect(new errors.ApiError("no", details)).not.toBeInstanceOf(Mine);
  expect(new copy.ApiError("no", details)).not.toBeInstanceOf(Mine);
});

test.each([[null], [undefined], ["text"], [new Error("another")], [Object.create(null)]])(
  "%s is not an AstersError",
  (value) => {
    expect(value instanceof errors.AstersError).toBe(false);
  },
);
