import { expect, test } from "vitest";
import { control, exact } from "../../bench/figures.ts";
import { judge } from "../../bench/goals.ts";

const time = "3 accounts, concurrency 1: time, ×";

test("a goal is met by a figure of at most its value", () => {
  const verdict = (bytes: number) => judge([exact("bundle, gzip: bytes", "asters-client", bytes)])[0]?.met;
  expect([verdict(7500), verdict(7501)]).toEqual([true, false]);
});

test("a goal relative to bare fetch is met within the spread of bare fetch compared with itself", () => {
  const verdict = (itself: number) => judge([exact(time, "asters-client", 1.1), exact(time, control, itself)])[0];
  expect(verdict(1.12)).toMatchObject({ atMost: 1.12, met: true });
  expect(verdict(1.01)).toMatchObject({ atMost: 1.05, met: false });
});

test("a figure that was not measured has no verdict", () => {
  expect(judge([])).toEqual([]);
});
