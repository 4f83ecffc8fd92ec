import { expect, test } from "vitest";
import { findBodies } from "../../../../../scripts/drift/compare/bodies.ts";
import type { ObservedResponse } from "../../../../../scripts/drift/compare/responses.ts";
import { toMergePatch } from "../../../../../scripts/drift/propose/index.ts";
import { driftSpec, exampleOf, recordedResponse } from "../../../../helpers/drift.ts";

const { document } = driftSpec;
const html = { "content-type": "text/html; charset=utf-8" };

/** The changes to the spec's components that findings propose. */
function patched(...responses: ObservedResponse[]) {
  const draft = structuredClone(document);
  for (const { patch } of findBodies(document, responses)) patch?.(draft);
  return { draft, change: toMergePatch(document.components, draft.components) };
}

test.each<[what: string, response: Parameters<typeof recordedResponse>[0], finding: string | undefined]>([
  ["a documented list", { body: exampleOf("accounts") }, undefined],
  [
    "a list as another media type",
    { body: "[]", headers: { "content-type": "text/plain" } },
    "text/plain, not application/json",
  ],
  ["a page", { body: "<html>", headers: html }, "text/html, not application/json"],
  ["an empty 200", {}, "empty, not application/json"],
  ["a 200 that is not JSON", { body: "{" }, "not JSON, although sent as application/json"],
  ["a documented 204", { operationId: "ping", status: 204 }, undefined],
  ["a response to HEAD", { operationId: "checkWorkspace" }, undefined],
  ["a failure without a body", { status: 401 }, undefined],
  ["the placeholder", { status: 500, body: {} }, undefined],
  ["a failure with a body", { status: 401, body: { message: "No" } }, "undocumented shape: { message: string }"],
  ["a failure with an empty object", { status: 401, body: {} }, "undocumented shape: {}"],
  ["a shape where anything is documented", { status: 500, body: { code: 1 } }, "undocumented shape: { code: integer }"],
  ["a failure that is a page", { status: 502, body: "<html>", headers: html }, "text/html, which is undocumented"],
  [
    "a failure of no known type",
    { status: 502, body: "-", headers: { "content-type": "Jane" } },
    "no known content type, which is undocumented",
  ],
  ["a failure that is not JSON", { status: 502, body: "<html>" }, "not JSON, although sent as application/json"],
  [
    "a problem",
    { status: 404, body: { title: "No" }, headers: { "content-type": "application/problem+json" } },
    "undocumented shape: { title: string }",
  ],
])("checks the body of %s", (_, response, finding) => {
  const findings = findBodies(document, [recordedResponse(response)]);
  expect(findings.map(({ what }) => what)).toEqual(finding ? [finding] : []);
});

test("reports a body where none is documented", () => {
  const draft = structuredClone(document);
  draft.paths["/ping"].get.responses["200"] = { description: "Nothing." };
  const response = recordedResponse({ operationId: "ping", body: { a: 1 } }, draft);
  expect(findBodies(draft, [response]).map(({ kind, what }) => [kind, what])).toEqual([
    ["undocumented", "application/json, but none is documented"],
  ]);
});

test.each(["application/*", "*/*", "Application/JSON; charset=utf-8"])("%s documents JSON", (mediaType) => {
  const draft = structuredClone(document);
  const { Accounts } = draft.components.responses;
  Accounts.content = { [mediaType]: Accounts.content["application/json"] };
  expect(findBodies(draft, [recordedResponse({ body: exampleOf("accounts") }, draft)])).toEqual([]);
});

test("proposes to describe a page as text, unless its media type may be personal", () => {
  const page = (contentType: string) =>
    patched(recordedResponse({ status: 502, body: "<html>Jane", headers: { "content-type": contentType } })).change;
  expect(page("text/html; charset=utf-8")).toMatchObject({
    responses: { UnexpectedStatus: { content: { "text/html": { schema: { type: "string" } } } } },
    examples: { errorText: { value: "text" } },
  });
  expect(page("Jane")).toBeUndefined();
  expect(page("text/jane.17")).toBeUndefined();
});

test("proposes one schema for the bodies of all failures, in place of the one for unknown bodies", () => {
  const { draft } = patched(
    recordedResponse({ status: 401, body: { message: "No Jane" } }),
    recordedResponse({ status: 500, body: { message: "Oh", code: 17 } }),
    recordedResponse({ status: 404 }),
  );
  const { schemas, responses, examples } = draft.components;
  expect([Object.keys(schemas.ErrorBody.properties), schemas.ErrorBody.description]).toEqual([
    ["message", "code"],
    "Observed with 401, 500; not documented by Asters.",
  ]);
  expect(schemas).not.toHaveProperty("UnknownBody");
  expect(examples.errorBody.value).toEqual({ message: "text", code: 0 });
  expect(Object.keys(responses.InternalServerError.content["application/json"].examples)).toEqual([
    "placeholder",
    "errorBody",
  ]);
});
