import { describe, expect, test } from "vitest";
import { UsageError } from "../../../src/cli/errors.ts";
import { listAllWorkspaces, selectWorkspaces } from "../../../src/cli/workspaces.ts";
import { InvalidResponseError } from "../../../src/http/errors.ts";
import { examples } from "../../../src/testing.ts";
import { rejection } from "../../helpers/client.ts";

const documented = examples.listWorkspaces[200].documented.data;

const list = (lists: object) => listAllWorkspaces({ listWorkspaces: async () => lists as typeof documented });

describe("listAllWorkspaces", () => {
  test("returns the union of the lists of the documented response", async () => {
    const rome = { timezone: "Europe/Rome", isOwn: true };
    expect(await list(documented)).toEqual({
      workspaces: [
        { id: "6630bc19678a6f4e41d71c0d", name: "Personale", default: true, ...rome },
        { id: "663b3db7522ef4893db24536", name: "Workspace 2", default: false, ...rome },
        { id: "66547c2c0c88066fdd89c9af", name: "Workspace 3", default: false, ...rome },
      ],
      skipped: 0,
    });
  });

  test("passes the signal on", async () => {
    const { signal } = new AbortController();
    const seen: unknown[] = [];
    const listWorkspaces = async (options: unknown) => {
      seen.push(options);
      return documented;
    };
    await listAllWorkspaces({ listWorkspaces }, { signal });
    expect(seen).toEqual([{ signal }]);
  });

  test("lists each id once: own if one list says so, with the fields of any list", async () => {
    const { workspaces } = await list({
      workspaces: [{ _id: "a", name: "A" }],
      collabWorkspace: [{ _id: "b" }],
      allWorkspaces: [
        { _id: "a", name: "not A" },
        { _id: "b", name: "B", timezone: { name: "Asia/Tokyo" } },
        { _id: "c" },
      ],
    });
    expect(workspaces).toEqual([
      { id: "a", name: "A", default: false, timezone: undefined, isOwn: true },
      { id: "b", name: "B", default: false, timezone: "Asia/Tokyo", isOwn: false },
      { id: "c", name: undefined, default: false, timezone: undefined, isOwn: false },
    ]);
  });

  test("counts items without a usable id, and reads the others", async () => {
    const unusable = [null, 1, "a", [], {}, { _id: 1 }, { _id: "" }, { _id: ".." }, { _id: "a\nb" }, { _id: "\ud800" }];
    const { workspaces, skipped } = await list({ collabWorkspace: [...unusable, { _id: "a" }] });
    expect(workspaces.map(({ id }) => id)).toEqual(["a"]);
    expect(skipped).toBe(unusable.length);
  });

  test("ignores fields of an unexpected type", async () => {
    const odd = [
      { _id: "a", name: 1, default: "yes", timezone: "Europe/Rome" },
      { _id: "b", name: " ", default: null, timezone: null },
      { _id: "c", name: {}, timezone: { name: [] } },
    ];
    const { workspaces } = await list({ workspaces: odd, collabWorkspace: null });
    const fields = { name: undefined, default: false, timezone: undefined, isOwn: true };
    expect(workspaces).toEqual(["a", "b", "c"].map((id) => ({ id, ...fields })));
  });

  test.each([[{}], [{ workspaces: {}, collabWorkspace: null, allWorkspaces: "" }]])(
    "rejects %j, which has none of the lists",
    async (lists) => {
      expect(await rejection(list(lists))).toBeInstanceOf(InvalidResponseError);
    },
  );

  test("lists nothing for a key without workspaces", async () => {
    expect(await list(examples.listWorkspaces[200].empty.data)).toEqual({ workspaces: [], skipped: 0 });
  });
});

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
    ["with white space around it", " 7g ", "7g"],
  ])("finds one %s", (_, selector, id) => {
    expect(select(selector)).toEqual([id]);
  });

  test("returns each once, in the order of the selectors", () => {
    expect(select("3c", "Acme", "1a", "Brand B")).toEqual(["3c", "1a"]);
  });

  test.each<[string, RegExp]>([
    ["Brand C", /^2 workspaces are named "Brand C"\. Use an id:\n {2}4d {2}Brand C\n {2}5e {2}Brand C$/],
    ["ACME", /^2 workspaces are named "ACME"\. Use an id:\n {2}1a {2}Acme\n {2}2b {2}acme$/],
    ["Brnad B", /^no workspace has the id or name "Brnad B"\. Did you mean:\n {2}3c/],
    ["brand", /Did you mean:\n {2}3c {2}Brand {2}B\n {2}4d {2}Brand C\n {2}5e {2}Brand C$/],
    ["7x", /Did you mean:\n.* {2}7g {2}-$/s],
    ["something else", /^no workspace has the id or name "something else"\. To list them: asters workspaces$/],
    ["", /^no workspace has the id or name ""\. /],
  ])("rejects %j and says what to use", (selector, message) => {
    expect(() => select("1a", selector)).toThrow(UsageError);
    expect(() => select(selector)).toThrow(message);
  });

  test("an error stays short and on its lines, whatever the names are", () => {
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
