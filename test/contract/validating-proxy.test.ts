import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examples } from "../../generated/examples.js";
import { type Prism, startPrism } from "../../scripts/mock.ts";
import { createAstersClient } from "../../src/index.ts";
import { callRaw, exampleCalls, untyped } from "../helpers/example-calls.ts";
import { createRecorder } from "../helpers/prism-recorder.ts";
import { listen, type TestServer } from "../helpers/server.ts";

const documented = await readFile(new URL("../helpers/documented-social-accounts.json", import.meta.url), "utf8");
let body = documented;
let server: TestServer;
let prism: Prism;

beforeAll(async () => {
  server = await listen((_request, response) => response.setHeader("content-type", "application/json").end(body));
  prism = await startPrism({ upstream: server.url });
});

afterAll(async () => {
  await prism.close();
  await server[Symbol.asyncDispose]();
});

/** What the validating proxy reports about a response that is not quite the documented one. */
// biome-ignore lint/suspicious/noExplicitAny: each case edits a different part
async function violationsAfter(change: (envelope: any) => void): Promise<unknown[]> {
  const envelope = JSON.parse(documented);
  change(envelope);
  body = JSON.stringify(envelope);
  const { fetch, violations } = createRecorder();
  const asters = createAstersClient({ apiKey: "any", baseUrl: prism.url, fetch });
  const { data } = await asters.raw.GET("/workspaces/{workspace_id}/socialAccounts", {
    params: { path: { workspace_id: "663b3db7522ef4893db24536" } },
  });
  expect(data).toEqual(envelope);
  return violations().map(({ location, code }) => [location.join("."), code]);
}

test("the documented response matches the spec", async () => {
  expect(await violationsAfter(() => {})).toEqual([]);
});

test.each<[string, Parameters<typeof violationsAfter>[0]]>([
  ["an account with an undocumented field", ({ data }) => (data[0].followers = 12)],
  ["an envelope with an undocumented field", (envelope) => (envelope.page = 1)],
  ["an unknown provider", ({ data }) => (data[0].provider = "threads")],
  ["an unknown type", ({ data }) => (data[0].type = "page")],
  ["an account without the dates of its posts", ({ data }) => delete data[2].brandvoiceInfo.lastPostDate],
  ["an empty list", (envelope) => (envelope.data = [])],
])("%s matches the spec", async (_, change) => {
  expect(await violationsAfter(change)).toEqual([]);
});

/** The same JSON value with an undocumented field in each of its objects. */
function extend(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(extend);
  if (typeof value !== "object" || value === null) return value;
  return {
    ...Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, extend(inner)])),
    undocumented: 1,
  };
}

const bodies: Record<string, Record<string, Record<string, unknown>>> = examples;

describe.each(exampleCalls)("$operationId", (call) => {
  const samples = Object.entries(bodies[call.operationId] ?? {})
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([, byName]) => Object.values(byName));

  async function violationsOf(value: unknown): Promise<unknown[]> {
    body = JSON.stringify(value);
    const { fetch, violations } = createRecorder();
    await callRaw(untyped(createAstersClient({ apiKey: "any", baseUrl: prism.url, fetch })), call);
    return violations();
  }

  test("its examples match the spec, with undocumented fields, too", async () => {
    for (const sample of samples) {
      expect(await violationsOf(sample)).toEqual([]);
      expect(await violationsOf(extend(sample))).toEqual([]);
    }
  });

  test.runIf(samples.length > 0)("a body that is only a number violates the spec", async () => {
    expect(await violationsOf(1)).toMatchObject([{ code: "type", location: ["response", "body"] }]);
  });
});

const account = ["_id", "name", "account_id", "provider", "type", "brandvoiceInfo", "picture", "expired", "created_at"];

test.each<[string, Parameters<typeof violationsAfter>[0], [string, string]]>([
  ...account.map((field): [string, Parameters<typeof violationsAfter>[0], [string, string]] => [
    `an account without ${field}`,
    ({ data }) => delete data[1][field],
    ["response.body.data.1", "required"],
  ]),
  ...account.map((field): [string, Parameters<typeof violationsAfter>[0], [string, string]] => [
    `a ${field} that is a number`,
    ({ data }) => (data[1][field] = 1),
    [`response.body.data.1.${field}`, "type"],
  ]),
  [
    "an account without totalPosts",
    ({ data }) => delete data[1].brandvoiceInfo.totalPosts,
    ["response.body.data.1.brandvoiceInfo", "required"],
  ],
  [
    "a negative number of posts",
    ({ data }) => (data[1].brandvoiceInfo.totalPosts = -1),
    ["response.body.data.1.brandvoiceInfo.totalPosts", "minimum"],
  ],
  ["an envelope without data", (envelope) => delete envelope.data, ["response.body", "required"]],
  ["data that is not a list", (envelope) => (envelope.data = {}), ["response.body.data", "type"]],
  ["an error that is not null", (envelope) => (envelope.error = "No"), ["response.body.error", "type"]],
])("%s violates the spec", async (_, change, violation) => {
  expect(await violationsAfter(change)).toContainEqual(violation);
});
