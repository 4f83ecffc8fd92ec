import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Prism, startPrism } from "../../scripts/mock.ts";
import { createAstersClient } from "../../src/index.ts";
import { createRecorder } from "../helpers/recorder.ts";
import { listen, type TestServer } from "../helpers/server.ts";

const documented = await readFile(new URL("../helpers/documented-200.json", import.meta.url), "utf8");
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

/** What the document says of the answer, given a change to the documented one. */
// biome-ignore lint/suspicious/noExplicitAny: each change reaches somewhere else
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

test("the documented answer fits the document", async () => {
  expect(await violationsAfter(() => {})).toEqual([]);
});

test.each<[string, Parameters<typeof violationsAfter>[0]]>([
  ["a field that the document has not", ({ data }) => (data[0].followers = 12)],
  ["a field of the envelope that the document has not", (envelope) => (envelope.page = 1)],
  ["an unknown provider", ({ data }) => (data[0].provider = "threads")],
  ["an unknown type", ({ data }) => (data[0].type = "page")],
  ["no dates of posts", ({ data }) => delete data[2].brandvoiceInfo.lastPostDate],
  ["no account", (envelope) => (envelope.data = [])],
])("%s fits the document", async (_, change) => {
  expect(await violationsAfter(change)).toEqual([]);
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
    "no totalPosts",
    ({ data }) => delete data[1].brandvoiceInfo.totalPosts,
    ["response.body.data.1.brandvoiceInfo", "required"],
  ],
  [
    "a negative number of posts",
    ({ data }) => (data[1].brandvoiceInfo.totalPosts = -1),
    ["response.body.data.1.brandvoiceInfo.totalPosts", "minimum"],
  ],
  ["no data", (envelope) => delete envelope.data, ["response.body", "required"]],
  ["data that is no list", (envelope) => (envelope.data = {}), ["response.body.data", "type"]],
  ["an error that is filled", (envelope) => (envelope.error = "No"), ["response.body.error", "type"]],
])("%s breaks the document", async (_, change, violation) => {
  expect(await violationsAfter(change)).toContainEqual(violation);
});
