import { expect, test, vi } from "vitest";
import { examples } from "../../generated/examples.js";
import type { OperationId } from "../../src/index.ts";
import { validateResponse } from "../../src/validate.ts";

// biome-ignore lint/suspicious/noExplicitAny: each case edits a different part
function issuesAfter(change: (envelope: any) => void) {
  const envelope = structuredClone(examples.listSocialAccounts[200].documented);
  change(envelope);
  return validateResponse("listSocialAccounts", 200, envelope);
}

test.each<[string, Parameters<typeof issuesAfter>[0]]>([
  ["the documented response", () => {}],
  ["an unknown field", ({ data }) => (data[0].followers = 1)],
  ["an unknown provider and type", ({ data }) => Object.assign(data[0], { provider: "threads", type: "page" })],
  ["an empty list", (envelope) => (envelope.data = [])],
])("%s is valid", (_, change) => {
  expect(issuesAfter(change)).toEqual([]);
});

test.each<[string, Parameters<typeof issuesAfter>[0], string, string]>([
  ["a missing field", ({ data }) => delete data[1].name, "/data/1", "must have required property 'name'"],
  ["a field of another type", ({ data }) => (data[2].account_id = 17), "/data/2/account_id", "must be string"],
  ["a null field", ({ data }) => (data[0].expired = null), "/data/0/expired", "must be boolean"],
  [
    "a count that is not an integer",
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
  ["a missing description", (envelope) => delete envelope.description, "", "must have required property 'description'"],
  ["data that is not an array", (envelope) => (envelope.data = {}), "/data", "must be array"],
])("%s is reported with its place", (_, change, path, message) => {
  expect(issuesAfter(change)).toEqual([{ path, message }]);
});

test("a body that is not an object is reported", () => {
  expect(validateResponse("listSocialAccounts", 200, null)).toEqual([{ path: "", message: "must be object" }]);
});

test.each([
  ["listSocialAccounts", 500],
  ["anotherOperation", 200],
])("a body that the spec does not describe is valid: %s %d", (operation, status) => {
  expect(validateResponse(operation as OperationId, status, 1)).toEqual([]);
});

test("a range describes every status in it", async () => {
  vi.doMock("../../generated/validators.js", () => ({
    getThing2XX: Object.assign(() => false, { errors: [{ instancePath: "/id", message: "must be string" }] }),
  }));
  vi.resetModules();
  const { validateResponse } = await import("../../src/validate.ts");
  const issues = [{ path: "/id", message: "must be string" }];
  expect(validateResponse("getThing" as OperationId, 201, {})).toEqual(issues);
  expect(validateResponse("getThing" as OperationId, 404, {})).toEqual([]);
  vi.doUnmock("../../generated/validators.js");
});
