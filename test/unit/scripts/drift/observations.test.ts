import { expect, test } from "vitest";
import { findBodies } from "../../../../scripts/drift/bodies.ts";
import { readDocument } from "../../../../scripts/drift/document.ts";
import type { Finding } from "../../../../scripts/drift/finding.ts";
import { findHeaders, findStatuses } from "../../../../scripts/drift/observations.ts";
import { toMergePatch } from "../../../../scripts/drift/proposal.ts";
import { examples } from "../../../../src/testing.ts";
import { recordedAnswer } from "../../../helpers/recorded.ts";

const { document } = await readDocument(new URL("../../../../openapi/openapi.yaml", import.meta.url));
const recorded = (answer: Parameters<typeof recordedAnswer>[1]) => recordedAnswer(document, answer);
const told = (findings: Finding[]) =>
  findings.map(({ kind, where, what, pointer, seen, of }) => [kind, where, what, pointer, seen, of]);

const unexpected = "#/components/responses/UnexpectedStatus";
const listed = recorded({ body: examples.listSocialAccounts[200].documented });

test.each([200, 400, 401, 402, 403, 404, 429, 500, 502, 503, 504])("status %d is documented", (status) => {
  expect(findStatuses(document, [recorded({ status })])).toEqual([]);
});

test.each([201, 302, 410, 418, 501, 520])("status %d is not documented", (status) => {
  const answers = [listed, recorded({ status }), listed, recorded({ status })];
  expect(told(findStatuses(document, answers))).toEqual([
    ["undocumented", "status", `${status}, which is not documented`, unexpected, 2, 4],
  ]);
});

test("a status is proposed as a response of the operation, in order", () => {
  const draft = structuredClone(document);
  for (const status of [599, 418]) findStatuses(document, [recorded({ status })])[0]?.amend?.(draft);
  const { responses } = draft.paths["/workspaces/{workspace_id}/socialAccounts"].get;
  expect(responses[418]).toEqual({ description: "Observed in 1 of 1; not documented by the provider." });
  expect(Object.keys(responses).slice(-3)).toEqual(["504", "599", "default"]);
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
])("header %s is of interest", (name) => {
  const answers = [listed, recorded({ headers: { [name]: "a" } }), recorded({ status: 500, headers: { [name]: "a" } })];
  expect(told(findHeaders(document, answers))).toEqual([
    ["undocumented", `header ${name}`, "not documented", "#/components/responses/SocialAccounts", 1, 2],
    ["undocumented", `header ${name}`, "not documented", "#/components/responses/InternalServerError", 1, 1],
  ]);
});

test.each(["date", "server", "cf-ray", "set-cookie", "x-powered-by", "etag"])("header %s is not", (name) => {
  expect(findHeaders(document, [recorded({ headers: { [name]: "a" } })])).toEqual([]);
});

test.each([
  ["integer", ["60", "59"]],
  ["string", ["60", "soon"]],
])("a header is proposed as %s for %j, in its place, and is found no more once it is documented", (type, values) => {
  const all = values.map((value) => ({
    body: examples.listSocialAccounts[200].documented,
    headers: { "X-RateLimit-Limit": value },
  }));
  const findings = findHeaders(document, all.map(recorded));
  expect(findings.map(({ seen, of }) => [seen, of])).toEqual([[2, 2]]);

  const draft = structuredClone(document);
  findings[0]?.amend?.(draft);
  const { SocialAccounts } = draft.components.responses;
  expect(Object.keys(SocialAccounts)).toEqual(["description", "headers", "content"]);
  expect(SocialAccounts.headers["x-ratelimit-limit"].schema).toEqual({ type });
  SocialAccounts.headers = { "X-RateLimit-Limit": SocialAccounts.headers["x-ratelimit-limit"] };
  expect(
    findHeaders(
      draft,
      all.map((answer) => recordedAnswer(draft, answer)),
    ),
  ).toEqual([]);
});

const unshaped = "of a shape that is not documented: ";

test.each<[what: string, answer: Parameters<typeof recordedAnswer>[1], finding: string | undefined]>([
  ["a documented list", { body: examples.listSocialAccounts[200].documented }, undefined],
  [
    "a list as another media type",
    { body: "[]", headers: { "content-type": "text/plain" } },
    "text/plain, not application/json",
  ],
  [
    "a page",
    { body: "<html>", headers: { "content-type": "text/html; charset=utf-8" } },
    "text/html, not application/json",
  ],
  ["an empty 200", {}, "empty, not application/json"],
  ["a 200 that is no JSON", { body: "{" }, "not JSON, though sent as application/json"],
  ["a failure without a body", { status: 401 }, undefined],
  ["the placeholder", { status: 500, body: {} }, undefined],
  ["a failure with a body", { status: 401, body: { message: "No" } }, `${unshaped}{ message: string }`],
  ["a failure with an empty object", { status: 401, body: {} }, `${unshaped}{}`],
  ["a shape where anything is documented", { status: 500, body: { code: 1 } }, `${unshaped}{ code: integer }`],
  [
    "a failure that is a page",
    { status: 502, body: "<html>", headers: { "content-type": "text/html" } },
    "text/html, which is not documented",
  ],
  [
    "a failure of no known type",
    { status: 502, body: "-", headers: { "content-type": "Jane" } },
    "without a known content type, which is not documented",
  ],
  ["a failure that is no JSON", { status: 502, body: "<html>" }, "not JSON, though sent as application/json"],
  [
    "a problem",
    { status: 404, body: { title: "No" }, headers: { "content-type": "application/problem+json" } },
    `${unshaped}{ title: string }`,
  ],
])("the body of %s", (_, answer, finding) => {
  expect(findBodies(document, [recorded(answer)]).map(({ what }) => what)).toEqual(finding ? [finding] : []);
});

test("a failure that is a page is described as text; one of no known type is not", () => {
  const page = { status: 502, body: "<html>Jane" };
  const described = (contentType: string) => {
    const draft = structuredClone(document);
    const answer = recorded({ ...page, headers: { "content-type": contentType } });
    for (const { amend } of findBodies(document, [answer])) amend?.(draft);
    return toMergePatch(document.components, draft.components);
  };
  expect(described("text/html; charset=utf-8")).toMatchObject({
    responses: { BadGateway: { content: { "text/html": { schema: { type: "string" } } } } },
    examples: { errorText: { value: "text" } },
  });
  expect(described("Jane")).toBeUndefined();
  expect(described("text/jane.17")).toBeUndefined();
});

test("the bodies of failures become one schema, and the one for unknown bodies goes when nothing has it", () => {
  const answers = [
    recorded({ status: 401, body: { message: "No Jane" } }),
    recorded({ status: 500, body: { message: "Oh", code: 17 } }),
    recorded({ status: 404 }),
  ];
  const draft = structuredClone(document);
  for (const { amend } of findBodies(document, answers)) amend?.(draft);
  const { schemas, responses, examples } = draft.components;
  const properties = schemas.ErrorBody.properties;
  expect([Object.keys(properties), schemas.ErrorBody.description]).toEqual([
    ["message", "code"],
    "Observed with 401, 500; not documented by the provider.",
  ]);
  expect(schemas).not.toHaveProperty("UnknownBody");
  expect(examples.errorBody.value).toEqual({ message: "text", code: 0 });
  expect(Object.keys(responses.InternalServerError.content["application/json"].examples)).toEqual([
    "placeholder",
    "errorBody",
  ]);
});
