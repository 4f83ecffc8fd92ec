import { expect, test } from "vitest";
import { isRetryableStatus, isSuccessStatus } from "../../../src/http/status.ts";

const all = Array.from({ length: 500 }, (_, index) => index + 100);

test("isSuccessStatus accepts 200 to 299", () => {
  expect(all.filter(isSuccessStatus)).toEqual(Array.from({ length: 100 }, (_, index) => index + 200));
});

test("isRetryableStatus accepts exactly these statuses", () => {
  expect(all.filter(isRetryableStatus)).toEqual([408, 429, 500, 502, 503, 504]);
});
