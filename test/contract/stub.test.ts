import { afterAll, beforeAll, expect, test } from "vitest";
import { createFetchStub } from "../../dist/testing.js";
import { answers } from "../../generated/examples.js";
import { type Prism, startPrism } from "../../scripts/mock.ts";

let prism: Prism;

beforeAll(async () => {
  prism = await startPrism();
});

afterAll(() => prism.close());

/** Each documented answer by status, then by each example that it has. */
const preferences = answers.flatMap(({ path, status, examples }) => {
  const code = status === "default" ? "429" : status;
  return [`code=${code}`, ...examples.map((example) => `code=${code}, example=${example}`)].map((prefer) => {
    return { path, prefer, key: { "x-api-key": "any" } };
  });
});
const paths = [...new Set(answers.map(({ path }) => path))];
const keyless = paths.map((path) => ({ path, prefer: "", key: {} }));

test.each([...keyless, ...preferences])(
  "the stub answers $path as Prism does, preferring $prefer with the headers $key",
  async ({ path, prefer, key }) => {
    const url = prism.url + path.replace(/\{[^}]+\}/g, "663b3db7522ef4893db24536");
    const { signal } = new AbortController();
    const init = { method: "GET", headers: { prefer, ...key }, redirect: "manual", signal } as const;
    const [stubbed, mocked] = await Promise.all([createFetchStub()(url, init), fetch(url, init)]);
    expect(stubbed.status).toBe(mocked.status);
    expect(stubbed.headers.get("content-type")).toBe(mocked.headers.get("content-type"));
    expect(Buffer.from(await stubbed.arrayBuffer()).toString()).toBe(await mocked.text());
  },
);
