import { expect, test } from "vitest";
import { differences, median, ratios, spread } from "../../bench/statistics.ts";

test("the median of an even number of values is between the middle two", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("the quartiles are what half of the values lie between", () => {
  expect(spread([5, 1, 4, 2, 3])).toEqual({ low: 2, median: 3, high: 4 });
});

test("ratios and differences are of the same round", () => {
  expect(ratios([2, 9], [1, 3])).toEqual([2, 3]);
  expect(differences([2, 9], [1, 3])).toEqual([1, 6]);
});
