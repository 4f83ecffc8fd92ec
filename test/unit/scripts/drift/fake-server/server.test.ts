import { afterAll, expect, test } from "vitest";
import { conforming, deviating, type Scenario } from "../../../../../scripts/drift/fake-server/scenarios.ts";
import { startFakeServer } from "../../../../../scripts/drift/fake-server/server.ts";
import { specURL } from "../../../../../scripts/openapi/path.ts";
import { readSpec } from "../../../../../scripts/openapi/spec.ts";
import { driftSpec, exampleOf } from "../../../../helpers/drift.ts";

const fake = await startFakeServer(driftSpec, { ...conforming, ...deviating });
afterAll(() => fake.close());

async function send(path: string, { method = "GET", key = "any" } = {}) {
  const response = await fetch(fake.url + path, { method, headers: key ? { "x-api-key": key } : {} });
  const text = await response.text();
  const { status, headers } = response;
  return { status, type: headers.get("content-type"), body: text && JSON.parse(text) };
}

test.each<[method: string, path: string, status: number, example?: string]>([
  ["GET", "/workspaces", 200, "workspaces"],
  ["GET", "/workspaces/a/notes", 200, "notes"],
  ["GET", "/workspaces/a/notes/b?c=d", 200, "note"],
  ["POST", "/data/posts", 200, "posts"],
  ["GET", "/ping", 204],
  ["HEAD", "/workspaces/a", 200],
  ["GET", "/workspaces/", 404],
  ["GET", "/workspaces//notes", 404],
  ["GET", "/v1/workspaces", 404],
  ["DELETE", "/workspaces", 404],
])("responds to %s %s with %d and the documented example", async (method, path, status, example) => {
  const response = await send(path, { method });
  expect([response.status, response.body]).toEqual([status, example ? exampleOf(example) : ""]);
  if (example) expect(response.type).toBe("application/json");
});

test("responds with 401 if the key is missing", async () => {
  expect(await send("/workspaces", { key: "" })).toEqual({ status: 401, type: null, body: "" });
});

test("each scenario has a workspace, and all of them change one operation", async () => {
  const names = Object.keys({ ...conforming, ...deviating });
  const respond = (path: string) => (id: string) => send(`/workspaces/${id}${path}`);
  const responses = await Promise.all(fake.workspaceIds.map(respond("/accounts")));
  const changed = names.filter((_, index) => {
    const { status, body } = responses[index] as (typeof responses)[0];
    return status !== 200 || JSON.stringify(body) !== JSON.stringify(exampleOf("accounts"));
  });
  const onlyHeaders = ["a rate limit is announced", "the response has an id"];
  expect(changed).toEqual([
    "the second example",
    ...Object.keys(deviating).filter((name) => !onlyHeaders.includes(name)),
  ]);
  const notes = await Promise.all(fake.workspaceIds.map(respond("/notes")));
  for (const { body } of notes) expect(body).toEqual(exampleOf("notes"));
});

test("every scenario finds something to change in the API's spec", async () => {
  const spec = await readSpec(specURL);
  const changes: string[] = [];
  const watched = Object.entries(deviating).map(([name, scenario]): [string, Scenario] => [
    name,
    (response, documented) => {
      const before = JSON.stringify(response);
      scenario(response, documented);
      if (JSON.stringify(response) !== before) changes.push(name);
    },
  ]);
  const server = await startFakeServer(spec, Object.fromEntries(watched));
  const paths = Object.keys(spec.document.paths).filter((path) => path.includes("{workspace_id}"));
  for (const id of server.workspaceIds) {
    for (const path of paths) {
      await fetch(server.url + path.replaceAll(/\{[^{}]+\}/g, id), { headers: { "x-api-key": "any" } });
    }
  }
  await server.close();
  expect(new Set(changes)).toEqual(new Set(Object.keys(deviating)));
});
