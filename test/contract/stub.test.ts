import { afterAll, beforeAll, expect, test } from "vitest";
import { createFetchStub } from "../../dist/testing.js";
import { answers } from "../../generated/examples.js";
import { type Prism, startPrism } from "../../scripts/mock.ts";

let prism: Prism;

beforeAll(async () => {
  prism = await startPrism();
});

afterAll(() => prism.close());

const statuses = answers.map(({ status }) => (status === "default" ? "429" : status));
const examples = answers.flatMap(({ status, examples }) =>
  examples.map((example) => `code=${status}, example=${example}`),
);

test.each<[prefer: string, key: Record<string, string>]>([
  ["", {}],
  ...[...statuses.map((status) => `code=${status}`), ...examples].map((prefer): [string, Record<string, string>] => [
    prefer,
    { "x-api-key": "any" },
  ]),
])("the stub answers as Prism does, preferring %j with the headers %j", async (prefer, key) => {
  const url = `${prism.url}/workspaces/663b3db7522ef4893db24536/socialAccounts`;
  const { signal } = new AbortController();
  const init = { method: "GET", headers: { prefer, ...key }, redirect: "manual", signal } as const;
  const [stubbed, mocked] = await Promise.all([createFetchStub()(url, init), fetch(url, init)]);
  expect(stubbed.status).toBe(mocked.status);
  expect(stubbed.headers.get("content-type")).toBe(mocked.headers.get("content-type"));
  expect(Buffer.from(await stubbed.arrayBuffer()).toString()).toBe(await mocked.text());
});
