import { describe, expect, test } from "vitest";
import { listAllWorkspaces } from "../../../../src/cli/workspaces/list.ts";
import { InvalidResponseError } from "../../../../src/http/errors.ts";
import { examples } from "../../../../src/testing.ts";
import { rejection } from "../../../helpers/client.ts";

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

  test("lists each id once, as own if `workspaces` contains it, with fields merged from all lists", async () => {
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

  test("counts items without a usable id and returns the others", async () => {
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
