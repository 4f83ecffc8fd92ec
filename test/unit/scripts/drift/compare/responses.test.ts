import { expect, test } from "vitest";
import { findBodies } from "../../../../../scripts/drift/compare/bodies.ts";
import type { Finding } from "../../../../../scripts/drift/compare/finding.ts";
import { findHeaders, findStatuses } from "../../../../../scripts/drift/compare/responses.ts";
import { driftSpec, exampleOf, recordedResponse } from "../../../../helpers/drift.ts";

const { document } = driftSpec;
const summarize = (findings: Finding[]) =>
  findings.map(({ kind, operations, where, what, pointer, seen, of }) =>
    [kind, operations, where, what, pointer, seen, of].flat(),
  );

const listed = recordedResponse({ body: exampleOf("accounts") });
const observed = "Observed in 1 of 1; not documented by Asters.";

test.each([200, 401, 402, 404, 500])("status %d is documented", (status) => {
  expect(findStatuses(document, [recordedResponse({ status })])).toEqual([]);
});

test.each([201, 302, 403, 410, 418, 502])("the default response does not document status %d", (status) => {
  const responses = [listed, recordedResponse({ status }), listed, recordedResponse({ status })];
  const pointer = "#/components/responses/UnexpectedStatus";
  expect(summarize(findStatuses(document, responses))).toEqual([
    ["undocumented", "listAccounts", "status", `${status}, which is undocumented`, pointer, 2, 4],
  ]);
});

test("a range documents its statuses", () => {
  const draft = structuredClone(document);
  draft.paths["/workspaces"].get.responses["4XX"] = { description: "Any." };
  const response = recordedResponse({ operationId: "listWorkspaces", status: 418 }, draft);
  expect(findStatuses(draft, [response])).toEqual([]);
});

test("every operation that responds with an undocumented status gets an entry, in order", () => {
  const draft = structuredClone(document);
  const operationIds = ["listAccounts", "listAccounts", "listWorkspaces", "ping"];
  const responses = operationIds.map((operationId, index) =>
    recordedResponse({ operationId, status: index === 0 ? 599 : 418 }),
  );
  const findings = findStatuses(document, responses);
  expect(findings.map(({ operations, seen, of }) => [...operations, seen, of])).toEqual([
    ["listAccounts", 1, 2],
    ["listAccounts", 1, 2],
    ["listWorkspaces", 1, 1],
    ["ping", 1, 1],
  ]);
  for (const { patch } of findings) patch?.(draft);
  const ofPath = (path: string) => draft.paths[path].get.responses;
  expect(Object.keys(ofPath("/workspaces/{workspace_id}/accounts")).slice(-4)).toEqual([
    "418",
    "500",
    "599",
    "default",
  ]);
  expect(ofPath("/workspaces")[418]).toEqual({ description: observed });
  expect(ofPath("/ping")[418]).toEqual({ description: observed });
});

test("the headers and body of an undocumented status go into its new entry, not into the default response", () => {
  const draft = structuredClone(document);
  const responses = [recordedResponse({ status: 418, headers: { "retry-after": "1" }, body: { a: 1 } })];
  const findings = [findStatuses, findBodies, findHeaders].flatMap((find) => find(document, responses));
  for (const { patch } of findings) patch?.(draft);
  expect(draft.components.responses.UnexpectedStatus).toEqual(document.components.responses.UnexpectedStatus);
  expect(draft.paths["/workspaces/{workspace_id}/accounts"].get.responses[418]).toMatchObject({
    headers: { "retry-after": { schema: { type: "integer" } } },
    content: { "application/json": { schema: { $ref: "#/components/schemas/ErrorBody" } } },
  });
});

test.each([
  "retry-after",
  "ratelimit",
  "ratelimit-policy",
  "x-ratelimit-limit",
  "x-ratelimit-remaining",
  "x-rate-limit-reset",
  "x-request-id",
  "request-id",
  "x-correlation-id",
  "x-amzn-requestid",
  "link",
  "sunset",
  "deprecation",
])("reports header %s", (name) => {
  const headers = { [name]: "a" };
  const responses = [listed, recordedResponse({ headers }), recordedResponse({ status: 500, headers })];
  const reported = ["undocumented", "listAccounts", `header ${name}`, "undocumented"];
  expect(summarize(findHeaders(document, responses))).toEqual([
    [...reported, "#/components/responses/Accounts", 1, 2],
    [...reported, "#/components/responses/InternalServerError", 1, 1],
  ]);
});

test.each(["date", "server", "cf-ray", "set-cookie", "x-powered-by", "etag"])("ignores header %s", (name) => {
  expect(findHeaders(document, [recordedResponse({ headers: { [name]: "a" } })])).toEqual([]);
});

test("a response that several operations share is one finding with all of them", () => {
  const responses = ["listAccounts", "listNotes"].map((operationId) =>
    recordedResponse({ operationId, status: 401, headers: { "x-request-id": "a" } }),
  );
  expect(findHeaders(document, responses)).toMatchObject([
    { operations: ["listAccounts", "listNotes"], seen: 2, of: 2 },
  ]);
});

test.each([
  ["integer", ["60", "59"]],
  ["string", ["60", "soon"]],
])("proposes a header as %s for %j, before the content; documented, it is not reported", (type, values) => {
  const all = values.map((value) => ({ body: exampleOf("accounts"), headers: { "X-RateLimit-Limit": value } }));
  const findings = findHeaders(
    document,
    all.map((response) => recordedResponse(response)),
  );
  expect(findings.map(({ seen, of }) => [seen, of])).toEqual([[2, 2]]);

  const draft = structuredClone(document);
  findings[0]?.patch?.(draft);
  const { Accounts } = draft.components.responses;
  expect(Object.keys(Accounts)).toEqual(["description", "headers", "content"]);
  expect(Accounts.headers["x-ratelimit-limit"].schema).toEqual({ type });
  Accounts.headers = { "X-RateLimit-Limit": Accounts.headers["x-ratelimit-limit"] };
  expect(
    findHeaders(
      draft,
      all.map((response) => recordedResponse(response, draft)),
    ),
  ).toEqual([]);
});
