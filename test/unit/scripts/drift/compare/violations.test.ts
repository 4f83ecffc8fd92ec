import { expect, test } from "vitest";
import { findViolations } from "../../../../../scripts/drift/compare/violations.ts";
import { toMergePatch } from "../../../../../scripts/drift/propose/index.ts";
import type { Node } from "../../../../../scripts/openapi/spec.ts";
import { driftSpec, exampleOf, recordedResponse } from "../../../../helpers/drift.ts";

const { document } = driftSpec;

type Change = (body: Node) => void;
type Place = [dataPath: string, schemaPath: string];

/** The findings in the documented response and a changed one, which the validator says violates the places. */
function find(change: Change, places: Place[]) {
  const body = exampleOf("accounts");
  change(body);
  const responses = [recordedResponse({ body: exampleOf("accounts") }), recordedResponse({ body })];
  return findViolations(
    document,
    responses,
    places.map(([dataPath, schemaPath]) => ({ exchangeIndex: 1, dataPath, schemaPath })),
  );
}

const account = "#/properties/data/items";
const schemas = "#/components/schemas";
const { Account, Provider } = document.components.schemas;

test.each<[what: string, Change, Place[], finding: unknown[], patch: unknown]>([
  [
    "a missing field",
    ({ data }) => delete data[1].expired,
    [["/data/1/expired", `${account}/required`]],
    ["violation", "$.data[*].expired", "missing, but required", `${schemas}/Account/required`, 1, 4],
    { Account: { required: Account.required.filter((name: string) => name !== "expired") } },
  ],
  [
    "a field that is null in two places",
    ({ data }) => {
      data[0].picture = data[1].picture = null;
    },
    [0, 1].map((index) => [`/data/${index}/picture`, `${account}/properties/picture/type`]),
    ["violation", "$.data[*].picture", "null, not string", `${schemas}/Account/properties/picture/type`, 2, 4],
    { Account: { properties: { picture: { type: ["string", "null"] } } } },
  ],
  [
    "a number below its minimum",
    ({ data }) => {
      data[0].stats.totalPosts = -1;
    },
    [["/data/0/stats/totalPosts", `${account}/properties/stats/properties/totalPosts/minimum`]],
    [
      "violation",
      "$.data[*].stats.totalPosts",
      "does not match minimum 0",
      `${schemas}/Stats/properties/totalPosts/minimum`,
      1,
      4,
    ],
    { Stats: { properties: { totalPosts: { minimum: null } } } },
  ],
  [
    "an error of another type, which also violates its const",
    (body) => {
      body.error = "No";
    },
    [
      ["/error", "#/properties/error/type"],
      ["/error", "#/properties/error/const"],
    ],
    ["violation", "$.error", "string, not null", `${schemas}/AccountList/properties/error/type`, 1, 2],
    { AccountList: { properties: { error: { type: ["null", "string"], const: null } } } },
  ],
  [
    "a provider that is null, which is not an unknown value",
    ({ data }) => {
      data[0].provider = null;
    },
    [["/data/0/provider", `${account}/properties/provider/type`]],
    ["violation", "$.data[*].provider", "null, not string", `${schemas}/Provider/type`, 1, 4],
    { Provider: { type: ["string", "null"] } },
  ],
  [
    "an unknown value",
    ({ data }) => {
      data[0].provider = "linkedin";
    },
    [],
    [
      "undocumented",
      "$.data[*].provider",
      "linkedin, which is not a known value",
      `${schemas}/Provider/x-extensible-enum`,
      1,
      4,
    ],
    { Provider: { "x-extensible-enum": [...Provider["x-extensible-enum"], "linkedin"] } },
  ],
  [
    "an unknown value that may be personal",
    ({ data }) => {
      data[0].provider = "Jane Doe's network";
    },
    [],
    [
      "undocumented",
      "$.data[*].provider",
      "a value not shown here, which is not a known value",
      `${schemas}/Provider/x-extensible-enum`,
      1,
      4,
    ],
    undefined,
  ],
  [
    "a new field",
    ({ data }) => {
      data[0]["kind-of"] = 1;
    },
    [],
    ["undocumented", "$.data[*]['kind-of']", "undocumented field", `${schemas}/Account`, 1, 4],
    {
      Account: {
        properties: {
          "kind-of": { type: "integer", description: "Observed in 1 of 4; not documented by Asters." },
        },
      },
    },
  ],
  [
    "new fields whose names may be personal",
    ({ data }) => {
      data[0]["jane@example.com"] = data[0]["Joe"] = 1;
    },
    [],
    ["undocumented", "$.data[*][?]", "undocumented field", `${schemas}/Account`, 2, 4],
    { Account: { additionalProperties: true } },
  ],
])("%s", (_, change, places, expected, patched) => {
  const findings = find(change, places);
  expect(findings.map(({ kind, where, what, pointer, seen, of }) => [kind, where, what, pointer, seen, of])).toEqual([
    expected,
  ]);
  expect(findings[0]?.operations).toEqual(["listAccounts"]);
  const draft = structuredClone(document);
  findings[0]?.patch?.(draft);
  expect(toMergePatch(document.components.schemas, draft.components.schemas)).toEqual(patched);
});

test("a closed enum and a closed object are violated, and the proposal allows what was seen", () => {
  const draft = structuredClone(document);
  const { Account, Provider } = draft.components.schemas;
  Account.additionalProperties = false;
  Provider.enum = Provider["x-extensible-enum"];
  delete Provider["x-extensible-enum"];
  const body = exampleOf("accounts");
  Object.assign(body.data[0], { provider: "linkedin", owner: true });
  const findings = findViolations(
    draft,
    [recordedResponse({ body }, draft)],
    [
      { exchangeIndex: 0, dataPath: "/data/0/provider", schemaPath: `${account}/properties/provider/enum` },
      { exchangeIndex: 0, dataPath: "/data/0/owner", schemaPath: `${account}/additionalProperties` },
    ],
  );
  expect(findings.map(({ kind, what }) => [kind, what])).toEqual([
    ["violation", 'does not match enum ["tiktok","x"]'],
    ["violation", "a field that is not allowed"],
  ]);
  for (const { patch } of findings) patch?.(draft);
  expect(Provider.enum).toEqual(["tiktok", "x", "linkedin"]);
  expect(Account.properties.owner.type).toBe("boolean");
});

test("a body that matches no alternative is one finding", () => {
  const draft = structuredClone(document);
  const { Account } = draft.components.schemas;
  Account.properties.name = { anyOf: [{ type: "string" }, { type: "null" }] };
  const body = exampleOf("accounts");
  body.data[0].name = 1;
  const schemaPath = `${account}/properties/name/anyOf`;
  const findings = findViolations(
    draft,
    [recordedResponse({ body }, draft)],
    ["/0/type", "/1/type", ""].map((end) => ({
      exchangeIndex: 0,
      dataPath: "/data/0/name",
      schemaPath: schemaPath + end,
    })),
  );
  expect(findings.map(({ what }) => what)).toEqual(['does not match anyOf [{"type":"string"},{"type":"null"}]']);
});

test("a documented name is shown whatever it looks like", () => {
  const draft = structuredClone(document);
  const { Account } = draft.components.schemas;
  Account.properties.ID = { type: "string" };
  Account.required.push("URL");
  const findings = findViolations(
    draft,
    [recordedResponse({ body: { data: [{ ID: 1 }] } }, draft)],
    [
      { exchangeIndex: 0, dataPath: "/data/0/ID", schemaPath: `${account}/properties/ID/type` },
      { exchangeIndex: 0, dataPath: "/data/0/URL", schemaPath: `${account}/required` },
    ],
  );
  expect(findings.map(({ where }) => where)).toEqual(["$.data[*].ID", "$.data[*].URL"]);
  for (const { patch } of findings) patch?.(draft);
  expect(Account.required).toEqual(document.components.schemas.Account.required);
});

test("values of two types at one place are two findings", () => {
  const places = [0, 1].map((index): Place => [`/data/${index}/name`, `${account}/properties/name/type`]);
  const findings = find(({ data }) => {
    [data[0].name, data[1].name] = [1, null];
  }, places);
  expect(findings.map(({ what }) => what)).toEqual(["integer, not string", "null, not string"]);
  const draft = structuredClone(document);
  for (const { patch } of findings) patch?.(draft);
  expect(draft.components.schemas.Account.properties.name.type).toEqual(["string", "integer", "null"]);
});

test("a schema that several operations share is counted in the responses of all of them", () => {
  const body = { data: [{ _id: "a", more: 1 }, { _id: "b" }] };
  const draft = structuredClone(document);
  draft.components.responses.Posts.content["application/json"].schema = { $ref: "#/components/schemas/NoteList" };
  const responses = ["listNotes", "searchPosts", "listNotes"].map((operationId) =>
    recordedResponse({ operationId, body }, draft),
  );
  expect(findViolations(draft, responses, [])).toMatchObject([
    { operations: ["listNotes", "searchPosts"], where: "$.data[*].more", seen: 3, of: 6 },
  ]);
});

test("a schema inside the default response is changed where the new status has its copy", () => {
  const draft = structuredClone(document);
  const schema = { type: "object", properties: { code: { type: "string" } } };
  const path = "/workspaces/{workspace_id}/accounts";
  draft.paths[path].get.responses.default = { description: "Any.", content: { "application/json": { schema } } };
  const response = recordedResponse({ status: 418, body: { code: 1 } }, draft);
  const [finding] = findViolations(
    draft,
    [response],
    [{ exchangeIndex: 0, dataPath: "/code", schemaPath: "#/properties/code/type" }],
  );
  const { responses } = draft.paths[path].get;
  responses[418] = structuredClone(responses.default);
  finding?.patch?.(draft);
  const types = (["default", 418] as const).map(
    (status) => responses[status].content["application/json"].schema.properties.code.type,
  );
  expect(types).toEqual(["string", ["string", "integer"]]);
});
