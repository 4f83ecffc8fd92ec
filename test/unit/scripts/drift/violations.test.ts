import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readDocument } from "../../../../scripts/drift/document.ts";
import { toMergePatch } from "../../../../scripts/drift/proposal.ts";
import { findViolations } from "../../../../scripts/drift/violations.ts";
import { examples } from "../../../../src/testing.ts";
import { recordedAnswer } from "../../../helpers/recorded.ts";

const { document, lineOf } = await readDocument(new URL("../../../../openapi/openapi.yaml", import.meta.url));

// biome-ignore lint/suspicious/noExplicitAny: each change reaches somewhere else
type Change = (body: any) => void;
type Place = [dataPath: string, schemaPath: string];

/** What is found in the documented answer and one that is changed, where the validator says that something is wrong. */
function found(change: Change, places: Place[]) {
  const body = structuredClone(examples.listSocialAccounts[200].documented);
  change(body);
  const answers = [
    recordedAnswer(document, { body: examples.listSocialAccounts[200].documented }),
    recordedAnswer(document, { body }),
  ];
  return findViolations(
    document,
    answers,
    places.map(([dataPath, schemaPath]) => ({ exchangeIndex: 1, dataPath, schemaPath })),
  );
}

const account = "#/properties/data/items";
const { SocialAccount, Provider } = document.components.schemas;

test.each<[what: string, Change, Place[], finding: unknown[], amended: unknown]>([
  [
    "a field that is missing",
    ({ data }) => delete data[1].expired,
    [["/data/1/expired", `${account}/required`]],
    ["broken", "$.data[*].expired", "missing, though required", "#/components/schemas/SocialAccount/required", 1, 6],
    { SocialAccount: { required: SocialAccount.required.filter((name: string) => name !== "expired") } },
  ],
  [
    "a field that is null in two places",
    ({ data }) => (data[0].picture = data[1].picture = null),
    [0, 1].map((index) => [`/data/${index}/picture`, `${account}/properties/picture/type`]),
    [
      "broken",
      "$.data[*].picture",
      "null, not string",
      "#/components/schemas/SocialAccount/properties/picture/type",
      2,
      6,
    ],
    { SocialAccount: { properties: { picture: { type: ["string", "null"] } } } },
  ],
  [
    "a number below its minimum",
    ({ data }) => (data[0].brandvoiceInfo.totalPosts = -1),
    [["/data/0/brandvoiceInfo/totalPosts", `${account}/properties/brandvoiceInfo/properties/totalPosts/minimum`]],
    [
      "broken",
      "$.data[*].brandvoiceInfo.totalPosts",
      "not of minimum 0",
      "#/components/schemas/BrandvoiceInfo/properties/totalPosts/minimum",
      1,
      6,
    ],
    { BrandvoiceInfo: { properties: { totalPosts: { minimum: null } } } },
  ],
  [
    "an error that is filled, which is of another type and no const either",
    (body) => (body.error = "No"),
    [
      ["/error", "#/properties/error/type"],
      ["/error", "#/properties/error/const"],
    ],
    ["broken", "$.error", "string, not null", "#/components/schemas/SocialAccountList/properties/error/type", 1, 2],
    { SocialAccountList: { properties: { error: { type: ["null", "string"] } } } },
  ],
  [
    "a provider that is null, which is no known value either",
    ({ data }) => (data[0].provider = null),
    [
      ["/data/0/provider", `${account}/properties/provider/type`],
      ["/data/0/provider", `${account}/properties/provider/enum`],
    ],
    ["broken", "$.data[*].provider", "null, not string", "#/components/schemas/Provider/type", 1, 6],
    { Provider: { type: ["string", "null"] } },
  ],
  [
    "an unknown value",
    ({ data }) => (data[0].provider = "linkedin"),
    [["/data/0/provider", `${account}/properties/provider/enum`]],
    [
      "undocumented",
      "$.data[*].provider",
      "linkedin, not among the known values",
      "#/components/schemas/Provider/x-extensible-enum",
      1,
      6,
    ],
    { Provider: { "x-extensible-enum": [...Provider["x-extensible-enum"], "linkedin"] } },
  ],
  [
    "an unknown value that may be personal",
    ({ data }) => (data[0].provider = "Jane Doe's network"),
    [["/data/0/provider", `${account}/properties/provider/enum`]],
    [
      "undocumented",
      "$.data[*].provider",
      "a value not shown here, not among the known values",
      "#/components/schemas/Provider/x-extensible-enum",
      1,
      6,
    ],
    undefined,
  ],
  [
    "a new field, whatever its name needs to stand in a pointer",
    ({ data }) => (data[0]["kind-of"] = 1),
    [["/data/0/kind-of", `${account}/additionalProperties`]],
    [
      "undocumented",
      "$.data[*]['kind-of']",
      "a field that is not documented",
      "#/components/schemas/SocialAccount",
      1,
      6,
    ],
    {
      SocialAccount: {
        properties: {
          "kind-of": { type: "integer", description: "Observed in 1 of 6; not documented by the provider." },
        },
      },
    },
  ],
  [
    "new fields that are somebody's",
    ({ data }) => (data[0]["jane@example.com"] = data[0]["Joe"] = 1),
    ["jane@example.com", "Joe"].map((name) => [`/data/0/${name}`, `${account}/additionalProperties`]),
    ["undocumented", "$.data[*][?]", "a field that is not documented", "#/components/schemas/SocialAccount", 2, 6],
    { SocialAccount: { additionalProperties: true } },
  ],
])("%s", (_, change, places, expected, amended) => {
  const findings = found(change, places);
  expect(findings.map(({ kind, where, what, pointer, seen, of }) => [kind, where, what, pointer, seen, of])).toEqual([
    expected,
  ]);
  const draft = structuredClone(document);
  findings[0]?.amend?.(draft);
  expect(toMergePatch(document.components.schemas, draft.components.schemas)).toEqual(amended);
});

test("another value than the only one is a finding, and null where null is allowed is no unknown value", () => {
  const draft = structuredClone(document);
  const { SocialAccount, Provider } = draft.components.schemas;
  SocialAccount.properties.name.const = "SocialReply";
  Provider.type = ["string", "null"];
  const body = structuredClone(examples.listSocialAccounts[200].documented);
  Object.assign(body.data[0] as object, { name: "Jane", provider: null });
  const answers = [recordedAnswer(draft, { body })];
  const findings = findViolations(draft, answers, [
    { exchangeIndex: 0, dataPath: "/data/0/name", schemaPath: `${account}/properties/name/const` },
    { exchangeIndex: 0, dataPath: "/data/0/provider", schemaPath: `${account}/properties/provider/enum` },
  ]);
  expect(findings.map(({ what }) => what)).toEqual(['not of const "SocialReply"']);
});

test("a documented name is told, however it looks", () => {
  const draft = structuredClone(document);
  const { SocialAccount } = draft.components.schemas;
  SocialAccount.properties.ID = { type: "string" };
  SocialAccount.required.push("URL");
  const answers = [recordedAnswer(draft, { body: { data: [{ ID: 1 }] } })];
  const findings = findViolations(draft, answers, [
    { exchangeIndex: 0, dataPath: "/data/0/ID", schemaPath: `${account}/properties/ID/type` },
    { exchangeIndex: 0, dataPath: "/data/0/URL", schemaPath: `${account}/required` },
  ]);
  expect(findings.map(({ where }) => where)).toEqual(["$.data[*].ID", "$.data[*].URL"]);
  for (const { amend } of findings) amend?.(draft);
  expect(SocialAccount.required).toEqual(document.components.schemas.SocialAccount.required);
});

test("values of two types at one place are two findings", () => {
  const places = [0, 1].map((index): Place => [`/data/${index}/name`, `${account}/properties/name/type`]);
  const findings = found(({ data }) => ([data[0].name, data[1].name] = [1, null]), places);
  expect(findings.map(({ what }) => what)).toEqual(["integer, not string", "null, not string"]);
  const draft = structuredClone(document);
  for (const { amend } of findings) amend?.(draft);
  expect(draft.components.schemas.SocialAccount.properties.name.type).toEqual(["string", "integer", "null"]);
});

test("a location is the line of the hand-written document", () => {
  const text = readFileSync(new URL("../../../../openapi/openapi.yaml", import.meta.url), "utf8");
  const line = text.split("\n").findIndex((line) => line.includes("x-extensible-enum: [tiktok")) + 1;
  expect(lineOf("#/components/schemas/Provider/x-extensible-enum")).toBe(`openapi/openapi.yaml:${line}`);
  expect(lineOf("#/components/schemas/Nothing/type")).toMatch(/^openapi\/openapi\.yaml:\d+$/);
});
