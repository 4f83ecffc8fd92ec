/** `npm run drift` as a whole, including Redocly, which takes seconds to start. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { watch } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { lintFromString, loadConfig, parseYaml, stringifyYaml } from "@redocly/openapi-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type CheckOptions, type CheckResult, check } from "../../scripts/drift/check.ts";
import { redoclyDrift } from "../../scripts/drift/compare/redocly.ts";
import { deviating } from "../../scripts/drift/fake-server/scenarios.ts";
import { startFakeServer } from "../../scripts/drift/fake-server/server.ts";
import { exitCode, toMarkdown, toText } from "../../scripts/drift/report.ts";
import { specPath } from "../../scripts/openapi/path.ts";
import { key } from "../helpers/client.ts";
import { driftSpec, driftSpecURL, exampleOf, recordedResponse } from "../helpers/drift.ts";
import { listen } from "../helpers/server.ts";
import { spawnProgram } from "../helpers/spawn.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const folder = temporaryFolder();
const summarize = ({ findings }: CheckResult) =>
  findings.map(({ where, what, seen, of }) => `${where}: ${what}; ${seen} of ${of}`);

describe("drift against the deviating fake server", () => {
  const keepHAR = join(folder, "deviating.har");
  let result: CheckResult;
  let again: CheckResult;
  let patched: string;

  beforeAll(async () => {
    const fake = await startFakeServer(driftSpec, deviating);
    const options = { workspaceIds: fake.workspaceIds, client: { apiKey: key, baseUrl: fake.url } };
    result = await check({ ...options, spec: driftSpecURL, keepHAR });
    patched = stringifyYaml(merge(parseYaml(readFileSync(driftSpecURL, "utf8")), parseYaml(result.proposal)));
    writeFileSync(join(folder, "openapi.yaml"), patched);
    again = await check({ ...options, spec: pathToFileURL(join(folder, "openapi.yaml")) });
    await fake.close();
  });

  const expected: Record<keyof typeof deviating, string> = {
    "a field is missing": "$.data[*].expired: missing, but required; 1 of 18",
    "a field has another type": "$.data[*].name: integer, not string; 1 of 18",
    "a field is null": "$.data[*].picture: null, not string; 1 of 18",
    "a string has another format": '$.data[*].created_at: does not match format "date-time"; 1 of 18',
    "the items have a new field": "$.data[*].owner: undocumented field; 2 of 18",
    "a value is unknown": "$.data[*].provider: linkedin, which is not a known value; 1 of 18",
    "a value of another enum is unknown": "$.data[*].type: page, which is not a known value; 1 of 18",
    "a status is undocumented": "status: 418, which is undocumented; 1 of 12",
    "a rate limit is announced": "header x-ratelimit-limit: undocumented; 1 of 9",
    "the response has an id": "header x-request-id: undocumented; 1 of 9",
    "a failure says when to retry": "header retry-after: undocumented; 1 of 1",
    "a failure has a body": "body: undocumented shape: { statusCode: integer, message: string, path: string }; 1 of 1",
  };

  test.each(Object.keys(deviating))("finds that %s", (scenario) => {
    expect(summarize(result)).toContain(expected[scenario]);
  });

  test("has no other findings, and each has its line in the spec", () => {
    expect(summarize(result).toSorted()).toEqual(Object.values(expected).toSorted());
    expect(exitCode(result)).toBe(1);
    const lines = readFileSync(driftSpecURL, "utf8").split("\n");
    const line = ({ location }: CheckResult["findings"][0]) => lines[Number(location.split(":")[1]) - 1]?.trim();
    expect(result.findings.map((finding) => `${finding.where} ${line(finding)}`)).toEqual([
      "status UnexpectedStatus:",
      expect.stringMatching(/expired required: \[_id/),
      expect.stringMatching(/name name: \{ type: string/),
      expect.stringMatching(/picture picture: \{ type: string/),
      expect.stringMatching(/created_at created_at: \{.* format: date-time/),
      "$.data[*].owner Account:",
      "$.data[*].provider x-extensible-enum: [tiktok, x]",
      "$.data[*].type x-extensible-enum: [profile, business]",
      "body Unauthorized:",
      "header x-ratelimit-limit Accounts:",
      "header x-request-id Accounts:",
      "header retry-after NotFound:",
    ]);
  });

  test("leads to a proposal that passes the linter, and with which the same responses agree", async () => {
    const config = await loadConfig({ configPath: join(specPath, "../../redocly.yaml") });
    const absoluteRef = join(folder, "openapi.yaml");
    expect(await lintFromString({ source: patched, absoluteRef, config })).toEqual([]);
    expect([summarize(again), again.proposal]).toEqual([[], ""]);
  });

  test("leaves nothing personal in the report, and nothing secret in the archive", () => {
    const archive = readFileSync(keepHAR, "utf8");
    expect(archive).toContain("Jane Doe");
    expect(archive).not.toContain(key);
    expect(archive).not.toMatch(/x-signature|refresh_token/);
    const personal = /jane|\bdoe\b|SocialReply|0004YCY|1706428398791|663b3d|cdn|https:\/\//i;
    expect(archive).toMatch(personal);
    expect(toText(result)).not.toMatch(personal);
    expect(toMarkdown(result)).not.toMatch(personal);
  });
});

/** @see https://www.rfc-editor.org/rfc/rfc7396#section-2 */
// biome-ignore lint/suspicious/noExplicitAny: any JSON
function merge(target: any, patch: any): unknown {
  if (typeof patch !== "object" || patch === null || Array.isArray(patch)) return patch;
  const merged = { ...(typeof target === "object" && target !== null && !Array.isArray(target) ? target : {}) };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = merge(merged[name], value);
  }
  return merged;
}

type Options = Partial<Omit<CheckOptions, "client">>;

/** The check of a real server that responds to accounts like the listener of their workspace, else as documented. */
async function checkServer(listeners: Record<string, RequestListener>, options: Options = {}): Promise<CheckResult> {
  const fake = await startFakeServer(driftSpec, {});
  await using server = await listen((request, response) => {
    const [, , id = "", last] = request.url?.split("/") ?? [];
    const listener = last === "accounts" && listeners[decodeURIComponent(id)];
    if (listener) return void listener(request, response);
    const headers = { "x-api-key": "any" };
    fetch(fake.url + request.url, { method: request.method ?? "GET", headers }).then(async (documented) => {
      response.writeHead(documented.status, { "content-type": documented.headers.get("content-type") ?? "" });
      response.end(await documented.text());
    });
  });
  const client = { apiKey: key, baseUrl: server.url, maxRetries: 0 };
  const result = check({ spec: driftSpecURL, workspaceIds: Object.keys(listeners), ...options, client });
  return await result.finally(fake.close);
}

const json = { "content-type": "application/json" };
const account = exampleOf("accounts").data[0];
const list =
  (...accounts: unknown[]): RequestListener =>
  (_, response) =>
    response.writeHead(200, json).end(JSON.stringify({ description: "Accounts", data: accounts, error: null }));

test("workspaces with no accounts and with 10,000 agree with the spec, and the report says what was not probed", async () => {
  const result = await checkServer({ none: list(), many: list(...Array(10_000).fill(account)) });
  expect(result).toMatchObject({ findings: [], unreadable: [], proposal: "" });
  expect(exitCode(result)).toBe(0);
  expect(toText(result)).toMatch(
    /^Not probed\n {2}createNote: .*\n {2}getReport: .*\n {2}search: .*\n\nAgreement: no differences in \d+ responses of 7 operations\. 3 operations not probed\.\n$/,
  );
});

test("responses that no client could read are drift, without a proposal", async () => {
  const result = await checkServer({
    page: (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
    half: (_, response) => response.writeHead(200, json).end('{"data": ['),
    null: (_, response) => response.writeHead(200, json).end("null"),
    several: list(...Array(30).fill({ ...account, name: null })),
  });
  expect(summarize(result)).toEqual([
    "$: null, not object; 1 of 2",
    "$.data[*].name: null, not string; 30 of 30",
    "body: text/html, not application/json; 1 of 4",
    "body: not JSON, although sent as application/json; 1 of 4",
  ]);
  expect(exitCode(result)).toBe(1);
});

test("a key that the server echoes is in neither archive, report nor proposal", async () => {
  const keepHAR = join(folder, "echo.har");
  const echo: RequestListener = (request, response) => {
    const sent = String(request.headers["x-api-key"]);
    const headers = { "x-request-id": sent, "x-echo": sent, "set-cookie": `key=${sent}`, "retry-after": sent };
    response.writeHead(200, { ...json, ...headers });
    const echoing = { ...account, [sent]: sent, provider: sent, type: sent };
    response.end(JSON.stringify({ description: sent, data: [echoing], error: { [sent]: [sent] } }));
  };
  const result = await checkServer({ a: echo, [key]: echo }, { keepHAR });
  expect(summarize(result).length).toBeGreaterThan(4);
  for (const text of [readFileSync(keepHAR, "utf8"), JSON.stringify(result), toText(result), toMarkdown(result)]) {
    expect(text).not.toContain(key);
  }
});

describe("redocly drift", () => {
  const response = recordedResponse({ body: "{}" });
  const options = { entries: [response.entry], spec: fileURLToPath(driftSpecURL), server: "http://127.0.0.1/" };

  test("skipped responses are not agreement", async () => {
    await expect(redoclyDrift({ ...options, folder: temporaryFolder(), server: "http://127.0.0.2" })).rejects.toThrow(
      "redocly drift compared only 0 of 1 responses",
    );
  });

  test("a failure says why", async () => {
    const folder = temporaryFolder();
    await expect(redoclyDrift({ ...options, folder, spec: join(folder, "none.yaml") })).rejects.toThrow(
      /^redocly drift failed:\n[\s\S]*none\.yaml/,
    );
  });
});

describe("the command", () => {
  const script = fileURLToPath(new URL("../../scripts/drift.ts", import.meta.url));

  /** Runs the command with a temporary folder of its own, and interrupts it once the folder has something in it. */
  async function interrupt(signal: NodeJS.Signals) {
    const temporary = join(temporaryFolder(), "tmp");
    mkdirSync(temporary);
    const env = { ...process.env, TMPDIR: temporary };
    const { process: child, ended } = spawnProgram(
      process.execPath,
      ["--import", "tsx", script, "--fake", "deviating"],
      {
        env,
      },
    );
    const inFolder = () => readdirSync(temporary).filter((name) => name.startsWith("asters-drift-"));
    for await (const _ of watch(temporary)) if (inFolder().length > 0) break;
    child.kill(signal);
    return { ...(await ended), left: inFolder() };
  }

  test.each(["SIGINT", "SIGTERM"] as const)("leaves no file behind after %s", async (signal) => {
    expect(await interrupt(signal)).toMatchObject({ code: 2, stdout: "", stderr: "Interrupted\n", left: [] });
  });
});
