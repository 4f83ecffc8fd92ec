import { type OutgoingHttpHeaders, request } from "node:http";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { startPrism } from "../../scripts/mock.ts";
import { listen } from "../helpers/server.ts";

test("reports a port in use, and how to choose another", async () => {
  await using server = await listen(() => {});
  const port = Number(new URL(server.url).port);
  await expect(startPrism({ port })).rejects.toThrow(
    `Prism did not start on 127.0.0.1:${port}: the port may be taken\nChoose another port, or any free one: npm run mock -- --port 0`,
  );
});

test("close() frees the port", async () => {
  const prism = await startPrism();
  await prism.close();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(Number(new URL(prism.url).port), "127.0.0.1", resolve);
  });
  server.close();
});

const hostilePaths = [
  "/workspaces/%zz/socialAccounts",
  "/workspaces/%/socialAccounts",
  "/%zz",
  "//",
  "/workspaces/a/socialAccounts?__server=%zz",
];
const hostilePreferences = ["code=000", "code=1e9", "code=99999", "example=%zz", "dynamic=maybe", "\u00ff"];

test("no request crashes Prism, and each gets a response", async () => {
  const prism = await startPrism();
  for (const path of hostilePaths) expect(await get(prism.url, path, {})).toBeGreaterThanOrEqual(400);
  for (const prefer of hostilePreferences) {
    expect(await get(prism.url, "/workspaces/a/socialAccounts", { prefer })).toBeGreaterThanOrEqual(200);
  }
  expect(await get(prism.url, "/workspaces/a/socialAccounts", {})).toBe(200);
  await prism.close();
});

/** Sends a path as it is, which `fetch` would not, and resolves with the status. */
function get(url: string, path: string, headers: OutgoingHttpHeaders): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { path, headers: { "x-api-key": "any", ...headers } }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode));
    })
      .once("error", reject)
      .end();
  });
}
