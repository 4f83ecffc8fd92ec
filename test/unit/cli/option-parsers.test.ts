import { InvalidArgumentError } from "commander";
import { expect, test } from "vitest";
import { collectLowerCase, parseInteger, parseSeconds } from "../../../src/cli/option-parsers.ts";

test.each([
  ["0", 0],
  ["7", 7],
  ["20", 20],
])("%j is an integer from 0 to 20", (text, number) => {
  expect(parseInteger(0, 20)(text)).toBe(number);
});

test.each(["", "21", "-1", "1.5", "x1", "1x", " 1", "1e1"])("%j is not an integer from 0 to 20", (text) => {
  expect(() => parseInteger(0, 20)(text)).toThrow(new InvalidArgumentError("Expected an integer from 0 to 20."));
});

test.each([
  ["0.001", 1],
  ["2.5", 2500],
  ["30", 30_000],
  ["12.25", 12_250],
  ["86400", 86_400_000],
])("%j seconds are %i milliseconds", (text, milliseconds) => {
  expect(parseSeconds(text)).toBe(milliseconds);
});

test.each(["", "0", "0.0009", "86400.001", "-1", "1.", ".5", "x1", "1x", "1e3", "Infinity"])(
  "%j is not a number of seconds from 0.001 to 86400",
  (text) => {
    const message = "Expected a number of seconds from 0.001 to 86400, such as 30 or 2.5.";
    expect(() => parseSeconds(text)).toThrow(new InvalidArgumentError(message));
  },
);

test("collectLowerCase collects values, trimmed and in lower case", () => {
  expect(collectLowerCase(" TikTok ", ["x"])).toEqual(["x", "tiktok"]);
});
