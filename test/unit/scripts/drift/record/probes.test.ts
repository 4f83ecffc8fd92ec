import { expect, test } from "vitest";
import {
  dependsOn,
  findIds,
  type KnownId,
  type Probe,
  planProbes,
  withUnknownIds,
} from "../../../../../scripts/drift/record/probes.ts";
import type { Operation } from "../../../../../scripts/drift/spec/operations.ts";
import { operationOf } from "../../../../helpers/drift.ts";

const id = (kind: string, value: string, parents = {}): KnownId => ({ kind, value, parents });
const probe = (ids: Probe["ids"]): Probe => ({ params: {}, body: undefined, ids });
const paths = (operation: Operation, known: KnownId[]) =>
  (planProbes(operation, known) as Probe[]).map(({ params }) => params.path);

const parameter = (name: string): Operation["parameters"][0] => ({
  name,
  in: "path",
  required: true,
  example: undefined,
});
const withPath = (path: string): Operation => ({ ...operationOf("ping"), path });

test("sends one request per known id", () => {
  expect(paths(operationOf("listAccounts"), [id("workspace", "a"), id("note", "b"), id("workspace", "c")])).toEqual([
    { workspace_id: "a" },
    { workspace_id: "c" },
  ]);
});

test("combines an id only with those of the resource it was found in", () => {
  const known = [
    id("workspace", "a"),
    id("workspace", "b"),
    id("note", "1", { workspace: "a" }),
    id("note", "2", { workspace: "b" }),
    id("note", "3"),
  ];
  expect(paths(operationOf("getNote"), known)).toEqual([
    { workspace_id: "a", note_id: "1" },
    { workspace_id: "a", note_id: "3" },
    { workspace_id: "b", note_id: "2" },
    { workspace_id: "b", note_id: "3" },
  ]);
});

test("fills ids of the body, and takes the rest from its example", () => {
  const [first] = planProbes(operationOf("searchPosts"), [id("account", "a", { workspace: "w" })]) as [Probe];
  expect(first).toEqual({
    params: {},
    body: { accountId: "a", filters: { from: "2024-04-01" }, page: 1 },
    ids: { account: "a", workspace: "w" },
  });
});

test("leaves optional parameters out, and takes required ones from their example", () => {
  expect(planProbes(operationOf("ping"), [])).toEqual([
    { params: { query: { from: "the tests" } }, body: undefined, ids: {} },
  ]);
  expect(planProbes(operationOf("listWorkspaces"), [])).toEqual([{ params: {}, body: undefined, ids: {} }]);
});

test.each([
  ["createNote", "POST may change data, and the operation is not marked x-safe"],
  ["getReport", "report_id is unknown: no such id was given or found"],
  ["search", "q has no documented example"],
])("says why %s cannot be probed", (operationId, reason) => {
  expect(planProbes(operationOf(operationId), [id("workspace", "a")])).toBe(reason);
});

test("says that a request body without an example cannot be sent", () => {
  const operation = { ...operationOf("searchPosts"), requestBody: { required: true, example: undefined } };
  expect(planProbes(operation, [])).toBe("its request body has no JSON example");
});

test.each([
  ["workspace_id", "/workspaces"],
  ["workspaceId", "/v2/workspaces/"],
  ["socialAccountId", "/workspaces/{workspace_id}/socialAccounts"],
  ["social_account_id", "/workspaces/{workspace_id}/social-accounts"],
  ["category_id", "/categories"],
  ["note-id", "/notes"],
])("takes %s from the responses of %s", (name, path) => {
  const operation = { ...operationOf("ping"), parameters: [parameter(name)] };
  const source = withPath(path);
  const [found] = findIds(source, probe({}), [{ _id: "a" }]) as [KnownId];
  expect(dependsOn(operation, source)).toBe(true);
  expect(paths(operation, [found])).toEqual([{ [name]: "a" }]);
});

test.each(["/notes", "/workspaces/{workspace_id}", "/workspaces/{workspace_id}/settings", "/{id}"])(
  "does not take workspace_id from the responses of %s",
  (path) => {
    expect(dependsOn(operationOf("listAccounts"), withPath(path))).toBe(false);
  },
);

test("no operation depends on one that is not probed, or on itself", () => {
  const source = operationOf("listNotes");
  expect(dependsOn(operationOf("getNote"), { ...source, safe: false })).toBe(false);
  expect(dependsOn(source, source)).toBe(false);
});

test("finds the ids of items wherever the list is, but not ids inside the items", () => {
  const item = { _id: "a", owner: { _id: "no" }, tags: [{ _id: "no" }] };
  const body = { _id: "no", data: { workspaces: [item, { _id: "b" }, item, { _id: 3 }], other: [[{ _id: "c" }]] } };
  const ids = findIds(operationOf("listWorkspaces"), probe({}), body).map(({ value }) => value);
  expect(ids).toEqual(["a", "b", "c"]);
});

test("takes all ids of a top-level list, but only three of a nested one", () => {
  const items = Array.from({ length: 9 }, (_, index) => ({ _id: String(index) }));
  expect(findIds(operationOf("listWorkspaces"), probe({}), items)).toHaveLength(9);
  expect(findIds(operationOf("listNotes"), probe({ workspace: "w" }), items)).toEqual([
    id("note", "0", { workspace: "w" }),
    id("note", "1", { workspace: "w" }),
    id("note", "2", { workspace: "w" }),
  ]);
  expect(findIds(operationOf("checkWorkspace"), probe({ workspace: "w" }), items)).toEqual([]);
});

test("replaces every id with one that does not exist", () => {
  const operation = operationOf("getNote");
  expect(withUnknownIds(operation, probe({ workspace: "a", note: "b" }))?.params.path).toEqual({
    workspace_id: "0".repeat(24),
    note_id: "0".repeat(24),
  });
  expect(withUnknownIds(operationOf("ping"), probe({}))).toBeUndefined();
});
