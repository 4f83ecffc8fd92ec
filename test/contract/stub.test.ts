import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentedResponses } from "../../generated/examples.js";
import { type Prism, startPrism } from "../../scripts/mock.ts";
import { type MockServer, startMock } from "../../src/cli/commands/mock/server.ts";
import { createFetchStub } from "../../src/testing.ts";

let prism: Prism;
let mock: MockServer;

beforeAll(async () => {
  [prism, mock] = await Promise.all([startPrism(), startMock({ port: 0, host: "127.0.0.1" }, () => {})]);
});

afterAll(() => Promise.all([prism.close(), mock.close()]));

const operation = "/workspaces/663b3db7522ef4893db24536/socialAccounts";
const key = { "x-api-key": "any" };
const responses = Object.entries(documentedResponses["listSocialAccounts"] ?? {});
const statuses = responses.map(([status]) => (status === "default" ? "418" : status));
const examples = responses.flatMap(([status, { examples }]) =>
  examples.map((example) => `code=${status}, example=${example}`),
);

interface Asked {
  method?: string;
  path?: string;
  headers: Record<string, string>;
}

/** What an answer is held equal by. The words of a problem are of who tells it. */
async function essence(response: Response) {
  const type = response.headers.get("content-type");
  const text = await response.text();
  const body = type === "application/problem+json" ? JSON.parse(text || "{}").status : text;
  return { status: response.status, type, body };
}

const asked: Asked[] = [
  { headers: {} },
  { headers: { "x-api-key": "" } },
  { headers: { prefer: "code=500" } },
  ...["", "code=418", "code=204", "example=nothing", "respond-async", ...examples].map((prefer) => ({
    headers: { ...key, prefer },
  })),
  ...statuses.map((status) => ({ headers: { ...key, prefer: `code=${status}` } })),
  { path: `${operation}?page=2`, headers: key },
  { path: "/workspaces/a%2Fb/socialAccounts", headers: key },
  { path: "/workspaces", headers: key },
  { path: "/workspaces", headers: {} },
  { path: `${operation}/`, headers: key },
  { method: "POST", headers: key },
  { method: "OPTIONS", headers: {} },
];

describe.each(asked)("to %j", ({ method = "GET", path = operation, headers }) => {
  const { signal } = new AbortController();
  const init = { method, headers, redirect: "manual", signal } as const;
  const answer = async (url: string) => essence(await fetch(url + path, init));

  test("asters mock answers as Prism does", async () => {
    expect(await answer(mock.url)).toEqual(await answer(prism.url));
  });

  test("the stub answers as Prism does", async () => {
    const stubbed = (await createFetchStub()(prism.url + path, init)) as Response;
    expect(await essence(stubbed)).toEqual(await answer(prism.url));
  });
});

test("asters mock answers HEAD as Prism does, without a body", async () => {
  const [ours, theirs] = await Promise.all(
    [mock, prism].map(({ url }) => fetch(url + operation, { method: "HEAD", headers: key })),
  );
  expect([ours?.status, await ours?.text()]).toEqual([theirs?.status, ""]);
});
