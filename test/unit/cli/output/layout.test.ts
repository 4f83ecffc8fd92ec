import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { type ColumnSize, createMeasureWidth, fitColumns, truncate } from "../../../../src/cli/output/layout.ts";

describe("fitColumns", () => {
  const column = (title: string, width: number, minWidth: number, dropOrder = 0): ColumnSize => ({
    title,
    width,
    minWidth,
    dropOrder,
  });

  test("leaves columns as they are if they just fit", () => {
    expect(fitColumns([column("a", 4, 1), column("b", 4, 1, 1)], 10)).toEqual({
      widths: new Map([
        ["a", 4],
        ["b", 4],
      ]),
      dropped: [],
    });
  });

  test("keeps columns that just fit at their smallest", () => {
    expect(fitColumns([column("a", 9, 4), column("b", 9, 4, 1)], 10)).toEqual({
      widths: new Map([
        ["a", 4],
        ["b", 4],
      ]),
      dropped: [],
    });
  });

  test("narrows the widest columns until they are equal", () => {
    const { widths } = fitColumns([column("a", 20, 1), column("b", 3, 1), column("c", 15, 1)], 21);
    expect([...widths.values()]).toEqual([7, 3, 7]);
  });

  test("drops columns in their order and lists them as they stand", () => {
    const columns = [column("a", 5, 5), column("b", 5, 5, 2), column("c", 5, 5, 1), column("d", 5, 5, 3)];
    const { widths, dropped } = fitColumns(columns, 12);
    expect([...widths.keys()]).toEqual(["a", "c"]);
    expect(dropped).toEqual(["b", "d"]);
  });

  test("never drops the last column or makes it narrower than its smallest", () => {
    expect(fitColumns([column("a", 30, 20)], 0)).toEqual({ widths: new Map([["a", 20]]), dropped: [] });
    expect(fitColumns([column("a", 30, 20), column("b", 5, 5, 1)], -5)).toEqual({
      widths: new Map([["a", 20]]),
      dropped: ["b"],
    });
  });
});

describe("createMeasureWidth", () => {
  test("counts the columns that a terminal uses", async () => {
    const widthOf = await createMeasureWidth(["plain", "日本"]);
    expect(["plain", "日本", "Cafe\u0301"].map(widthOf)).toEqual([5, 4, 4]);
  });

  test("loads string-width only for text that needs it", async () => {
    const widthOf = await createMeasureWidth(["plain", "", "~ all of ASCII!"]);
    expect(widthOf).not.toBe(stringWidth);
    expect(widthOf("plain")).toBe(5);
    expect(await createMeasureWidth(["日本"])).toBe(stringWidth);
  });
});

test.each([
  ["plain", 5, "plain"],
  ["plain", 4, "pla…"],
  ["plain", 1, "…"],
  ["日本語", 6, "日本語"],
  ["日本語", 5, "日本…"],
  ["日本語", 4, "日…"],
  ["Cafe\u0301s", 5, "Cafe\u0301s"],
  ["Cafe\u0301 x", 5, "Cafe\u0301…"],
])("truncates %j to %d columns as %j", (text, columns, truncated) => {
  expect(truncate(text, columns, stringWidth)).toBe(truncated);
});
