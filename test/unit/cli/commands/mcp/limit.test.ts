import { expect, test } from "vitest";
import { limitList, limitResult } from "../../../../../src/cli/commands/mcp/limit.ts";

const list = (length: number) => Array.from({ length }, (_, index) => ({ index, text: "x".repeat(80) }));

test("returns a list that fits completely", () => {
  expect(limitResult(list(3), [], "listLabels")).toEqual({ data: list(3), count: 3 });
  expect(limitResult([], [], "listLabels")).toEqual({ data: [], count: 0 });
});

test("truncates a long list, with its count and how to narrow it", () => {
  const { data, count, notice } = limitResult(list(10_000), ["page", "color"], "listLabels");
  const shown = (data as unknown[]).length;
  expect(JSON.stringify(data).length).toBeLessThan(40_000);
  expect(shown).toBeGreaterThan(300);
  expect(count).toBe(10_000);
  expect(notice).toContain(`${shown} of 10000 items are shown`);
  expect(notice).toContain("pass page or color");
});

test("says where the whole list is if no argument narrows it", () => {
  expect(limitResult(list(1000), [], "listLabels").notice).toContain(
    "The whole list: asters call listLabels <workspace_id>",
  );
});

test("shows items that just fit, with a character between them", () => {
  expect(limitList([1, 22, 3], 5)).toEqual([1, 22]);
  expect(limitList([1, 22, 3], 4)).toEqual([1]);
  expect(limitList([1, 22, 3], 7)).toEqual([1, 22, 3]);
});

test("counts but does not show a single item that is too long", () => {
  expect(limitResult([{ text: "x".repeat(100_000) }], [], "listLabels")).toMatchObject({ data: [], count: 1 });
});

test("the lists of an object share the limit", () => {
  const { data, count, notice } = limitResult(
    { all: list(1000), own: list(1000), few: [1], more: "kept" },
    [],
    "listLabels",
  );
  const { all, own, few, more } = data as { all: unknown[]; own: unknown[]; few: unknown[]; more: unknown };
  expect(JSON.stringify(data).length).toBeLessThan(40_000);
  expect(all).toHaveLength(own.length);
  expect({ few, more }).toEqual({ few: [1], more: "kept" });
  expect(count).toEqual({ all: 1000, own: 1000, few: 1 });
  expect(notice).toContain(`${all.length + own.length + 1} of 2001`);
});

test.each([[{ id: "1" }], ["text"], [null], [7]])("returns %j unchanged, because it has no list", (data) => {
  expect(limitResult(data, [], "listLabels")).toEqual({ data });
});
