import { expect, test } from "vitest";
import { examples } from "../../generated/examples.js";
import type { OperationId } from "../../src/index.ts";
import { validateResponse } from "../../src/validate.ts";

// biome-ignore lint/suspicious/noExplicitAny: each change reaches somewhere else
function issuesAfter(change: (envelope: any) => void) {
  const envelope = structuredClone(examples.listSocialAccounts[200].documented);
  change(envelope);
  return validateResponse("listSocialAccounts", 200, envelope);
}

test.each<[string, Parameters<typeof issuesAfter>[0]]>([
  ["the documented answer", () => {}],
  ["an unknown field", ({ data }) => (data[0].followers = 1)],
  ["an unknown provider and type", ({ data }) => Object.assign(data[0], { provider: "threads", type: "page" })],
  ["no accounts", (envelope) => (envelope.data = [])],
])("%s has no issue", (_, change) => {
  expect(issuesAfter(change)).toEqual([]);
});

test.each<[string, Parameters<typeof issuesAfter>[0], string, string]>([
  ["a field missing", ({ data }) => delete data[1].name, "/data/1", "must have required property 'name'"],
  ["a field retyped", ({ data }) => (data[2].account_id = 17), "/data/2/account_id", "must be string"],
  ["a field that is null", ({ data }) => (data[0].expired = null), "/data/0/expired", "must be boolean"],
  [
    "a count that is no integer",
    ({ data }) => (data[0].brandvoiceInfo.totalPosts = 0.5),
    "/data/0/brandvoiceInfo/totalPosts",
    "must be integer",
  ],
  [
    "a negative count",
    ({ data }) => (data[0].brandvoiceInfo.totalPosts = -1),
    "/data/0/brandvoiceInfo/totalPosts",
    "must be >= 0",
  ],
  ["no description", (envelope) => delete envelope.description, "", "must have required property 'description'"],
  ["data that is no array", (envelope) => (envelope.data = {}), "/data", "must be array"],
])("%s is told with its place", (_, change, path, message) => {
  expect(issuesAfter(change)).toEqual([{ path, message }]);
});

test("a body that is no object is told", () => {
  expect(validateResponse("listSocialAccounts", 200, null)).toEqual([{ path: "", message: "must be object" }]);
});

test.each([
  ["listSocialAccounts", 500],
  ["anotherOperation", 200],
])("what the document does not describe passes: %s %d", (operation, status) => {
  expect(validateResponse(operation as OperationId, status, 1)).toEqual([]);
});
