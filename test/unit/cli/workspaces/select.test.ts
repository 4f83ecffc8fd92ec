import { describe, expect, test } from "vitest";
import { UsageError } from "../../../../src/cli/errors.ts";
import { selectWorkspaces } from "../../../../src/cli/workspaces/select.ts";

describe("selectWorkspaces", () => {
  const all = [
    { id: "1a", name: "Acme" },
    { id: "2b", name: "acme" },
    { id: "3c", name: "Brand  B" },
    { id: "4d", name: "Brand C" },
    { id: "5e", name: "Brand C" },
    { id: "6f", name: "4d" },
    { id: "7g", name: undefined },
    { id: "8h", name: "Caf\u00e9" },
  ];
  const select = (...selectors: string[]) => selectWorkspaces(all, selectors).map(({ id }) => id);

  test.each([
    ["by id", "7g", "7g"],
    ["by name", "Acme", "1a"],
    ["by exact name before one in another case", "acme", "2b"],
    ["by name in another case", "BRAND b", "3c"],
    ["by id, if another workspace is named like it", "4d", "4d"],
    ["by a name that is composed differently", "Cafe\u0301", "8h"],
    ["by id, with whitespace around it", " 7g ", "7g"],
    ["by exact name, with whitespace around it", " Acme\n", "1a"],
    ["by name in another case, with whitespace around it", " BRAND b ", "3c"],
  ])("finds a workspace %s", (_, selector, id) => {
    expect(select(selector)).toEqual([id]);
  });

  test("returns each workspace once, in the order of the selectors", () => {
    expect(select("3c", "Acme", "1a", "Brand B")).toEqual(["3c", "1a"]);
  });

  test.each<[string, RegExp]>([
    ["Brand C", /^2 workspaces are named "Brand C"\. Use an id:\n {2}4d {2}Brand C\n {2}5e {2}Brand C$/],
    ["ACME", /^2 workspaces are named "ACME"\. Use an id:\n {2}1a {2}Acme\n {2}2b {2}acme$/],
    ["Brnad B", /^no workspace has the id or name "Brnad B"\. Did you mean:\n {2}3c/],
    ["brand", /Did you mean:\n {2}3c {2}Brand {2}B\n {2}4d {2}Brand C\n {2}5e {2}Brand C$/],
    ["BrandB", /^no workspace has the id or name "BrandB"\. Did you mean:\n {2}3c {2}Brand {2}B/],
    ["7x", /Did you mean:\n.* {2}7g {2}-$/s],
    ["??", /^no workspace has the id or name "\?\?"\. To list them: asters workspaces$/],
    [" ", /^no workspace has the id or name " "\. To list them: asters workspaces$/],
    ["something else", /^no workspace has the id or name "something else"\. To list them: asters workspaces$/],
    ["", /^no workspace has the id or name ""\. /],
  ])("rejects %j and says what to pass instead", (selector, message) => {
    expect(() => select("1a", selector)).toThrow(UsageError);
    expect(() => select(selector)).toThrow(message);
  });

  describe("suggests", () => {
    const others = [
      { id: "663b3db7522ef4893db24536", name: "Acme Corporation" },
      { id: "6630bc19678a6f4e41d71c0d", name: "Personale" },
    ];
    const messageFor = (selector: string) => catchError(() => selectWorkspaces(others, [selector])).message;

    test.each(["663b3db7", "663B3DB7", "3db24536", "CORP"])(
      "the workspace whose id or name contains %j",
      (selector) => {
        expect(messageFor(selector)).toBe(
          `no workspace has the id or name "${selector}". Did you mean:\n  663b3db7522ef4893db24536  Acme Corporation`,
        );
      },
    );

    test.each(["", " "])("no workspace for %j", (selector) => {
      expect(messageFor(selector)).toMatch(/To list them: asters workspaces$/);
    });
  });

  test("lists up to ten workspaces", () => {
    const named = (length: number) => Array.from({ length }, (_, index) => ({ id: `id-${index}`, name: "Same" }));
    const linesFor = (count: number) => catchError(() => selectWorkspaces(named(count), ["Same"])).message.split("\n");
    expect(linesFor(10)).toHaveLength(11);
    expect(linesFor(10).at(-1)).toBe("  id-9  Same");
    expect(linesFor(11).slice(-2)).toEqual(["  id-9  Same", "  and 1 more"]);
  });

  test("shortens names of more than 60 characters", () => {
    const [fits, long] = ["x".repeat(60), "x".repeat(61)] as [string, string];
    expect(() => select(fits)).toThrow(`name "${fits}". `);
    expect(() => select(long)).toThrow(`name "${fits}…". `);
  });

  test("names cannot add lines to an error or make it long", () => {
    const many = Array.from({ length: 14 }, (_, index) => ({
      id: `id-${index}`,
      name: `\u001b[2J\nX${"x".repeat(99)}`,
    }));
    const { message } = catchError(() => selectWorkspaces(many, [(many[0] as { name: string }).name]));
    expect(message.split("\n")).toHaveLength(12);
    expect(message).toMatch(/\n {2}id-9 {2}\ufffd\[2J\ufffdXx+…\n {2}and 4 more$/);
  });
});

function catchError(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error("did not throw");
}
