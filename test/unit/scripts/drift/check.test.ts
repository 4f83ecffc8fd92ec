import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { lintFromString, loadConfig, parseYaml, stringifyYaml } from "@redocly/openapi-core";
import { describe, expect, test, vi } from "vitest";
import { type Check, type CheckOptions, check } from "../../../../scripts/drift/check.ts";
import { exitCode, toMarkdown, toText } from "../../../../scripts/drift/report.ts";
import { startStandIn } from "../../../../scripts/drift/stand-in.ts";
import { drifting } from "../../../../scripts/drift/ways.ts";
import { examples } from "../../../../src/testing.ts";
import { envelope, key } from "../../../helpers/client.ts";
import { documentPath } from "../../../helpers/document.ts";
import { listen } from "../../../helpers/server.ts";
import { temporaryFolder } from "../../../helpers/temporary.ts";

const folder = temporaryFolder();
const document = pathToFileURL(documentPath);
const told = ({ findings }: Check) =>
  findings.map(({ where, what, seen, of }) => `${where}: ${what}; ${seen} of ${of}`);

type Options = Partial<Omit<CheckOptions, "client">> & { client?: Partial<CheckOptions["client"]> };

/** What is found of a real server that answers as the listener says. */
async function checked(listener: RequestListener, { client, ...options }: Options = {}): Promise<Check> {
  await using server = await listen(listener);
  return await check({
    document,
    workspaceIds: ["a"],
    ...options,
    client: { apiKey: key, baseUrl: server.url, maxRetries: 0, ...client },
  });
}

const json = { "content-type": "application/json" };
const account = examples.listSocialAccounts[200].documented.data[0];

describe("the drifting stand-in", async () => {
  const standIn = await startStandIn(drifting);
  const client = { apiKey: key, baseUrl: standIn.url };
  const keepHAR = join(folder, "drifting.har");
  const result = await check({ document, workspaceIds: standIn.workspaceIds, client, keepHAR });

  const findings: Record<keyof typeof drifting, string> = {
    "a field is missing": "$.data[*].expired: missing, though required; 1 of 27",
    "a field is of another type": "$.data[*].account_id: integer, not string; 1 of 27",
    "a field is null": "$.data[*].picture: null, not string; 1 of 27",
    "a string is of another format": '$.data[*].created_at: not of format "date-time"; 1 of 27',
    "an account has a new field": "$.data[*].owner: a field that is not documented; 3 of 27",
    "a provider is unknown": "$.data[*].provider: linkedin, not among the known values; 1 of 27",
    "a type is unknown": "$.data[*].type: page, not among the known values; 1 of 27",
    "a status is unknown": "status: 418, which is not documented; 1 of 12",
    "a rate limit is announced": "header x-ratelimit-limit: not documented; 1 of 9",
    "an answer has an id": "header x-request-id: not documented; 1 of 9",
    "a failure says when to come again": "header retry-after: not documented; 1 of 1",
    "a failure has a body":
      "body: of a shape that is not documented: { statusCode: integer, message: string, path: string }; 1 of 1",
  };

  test("is off the document in 12 ways, and each has its expectation here", () => {
    expect(Object.keys(drifting)).toHaveLength(12);
    expect(Object.keys(findings)).toEqual(Object.keys(drifting));
  });

  test.each(Object.entries(findings))("%s, and that is found", (_, finding) => {
    expect(told(result)).toContain(finding);
  });

  test("has no other finding, and each has its line in the document", () => {
    expect(told(result)).toHaveLength(12);
    expect(exitCode(result)).toBe(1);
    const lines = readFileSync(document, "utf8").split("\n");
    const line = ({ location }: Check["findings"][0]) => lines[Number(location.split(":")[1]) - 1]?.trim();
    expect(result.findings.map((finding) => `${finding.where} ${line(finding)}`)).toEqual([
      expect.stringMatching(/expired required: \[_id/),
      "$.data[*].account_id type: string",
      "$.data[*].picture type: string",
      "$.data[*].created_at format: date-time",
      "$.data[*].owner SocialAccount:",
      "$.data[*].provider x-extensible-enum: [tiktok, x, instagram, facebook]",
      "$.data[*].type x-extensible-enum: [profile, business]",
      "body Unauthorized:",
      "status UnexpectedStatus:",
      "header x-ratelimit-limit SocialAccounts:",
      "header x-request-id SocialAccounts:",
      "header retry-after Forbidden:",
    ]);
  });

  test("leads to a proposal that the linter passes, and with which the same answers agree", async () => {
    const amended = merge(parseYaml(readFileSync(document, "utf8")), parseYaml(result.proposal));
    const config = await loadConfig({ configPath: join(documentPath, "../../redocly.yaml") });
    const absoluteRef = join(folder, "openapi.yaml");
    const source = stringifyYaml(amended);
    writeFileSync(absoluteRef, source);
    expect(await lintFromString({ source, absoluteRef, config })).toEqual([]);

    const again = await check({ document: pathToFileURL(absoluteRef), workspaceIds: standIn.workspaceIds, client });
    expect(told(again)).toEqual([]);
    expect(again.proposal).toBe("");
    standIn.close();
  });

  test("says nothing personal in the report, and nothing secret in the archive", () => {
    const archive = readFileSync(keepHAR, "utf8");
    expect(archive).toContain("Jane Doe");
    expect(archive).not.toContain(key);
    expect(archive).not.toMatch(/x-signature|refresh_token|_nc_ohc/);
    const personal = /jane|\bdoe\b|SocialReply|0004YCY|1706428398791|663b3d|twimg|cdn|https:\/\/(?!docs\.asters\.ai)/i;
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

/** Answers each workspace as the listener that has its id. */
const byWorkspace =
  (listeners: Record<string, RequestListener>): RequestListener =>
  (request, response) => {
    const id = request.url?.split("/")[2] as string;
    (listeners[id] as RequestListener)(request, response);
  };

const list =
  (...accounts: unknown[]): RequestListener =>
  (_, response) =>
    response.writeHead(200, json).end(envelope(accounts));

test("agreement is no account, and 10,000 of them", async () => {
  const result = await checked(byWorkspace({ none: list(), many: list(...Array(10_000).fill(account)) }), {
    workspaceIds: ["none", "many"],
  });
  expect(result).toEqual({ findings: [], answers: 2, unlisted: [], proposal: "" });
  expect(exitCode(result)).toBe(0);
  expect(toText(result)).toBe("Agreement: no difference in 2 answers.\n");
});

test("answers that no client could read are drift, without a proposal", async () => {
  const result = await checked(
    byWorkspace({
      page: (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
      half: (_, response) => response.writeHead(200, json).end('{"data": ['),
      null: (_, response) => response.writeHead(200, json).end("null"),
      several: list(...Array(30).fill({ ...account, name: null })),
    }),
    { workspaceIds: ["page", "half", "null", "several"] },
  );
  expect(told(result)).toEqual([
    "$: null, not object; 1 of 2",
    "$.data[*].name: null, not string; 30 of 30",
    "body: text/html, not application/json; 1 of 4",
    "body: not JSON, though sent as application/json; 1 of 4",
  ]);
  expect(exitCode(result)).toBe(1);
});

test("a key that the server echoes wherever it can is in neither archive, report nor proposal, and nothing is left", async () => {
  const temporary = temporaryFolder();
  vi.stubEnv("TMPDIR", temporary);
  const keepHAR = join(folder, "echo.har");
  const listener: RequestListener = (request, response) => {
    const sent = String(request.headers["x-api-key"]);
    response.writeHead(200, {
      ...json,
      "x-request-id": sent,
      "x-echo": sent,
      "set-cookie": `key=${sent}`,
      "retry-after": sent,
    });
    const echo = { ...account, [sent]: sent, provider: sent, type: sent };
    response.end(JSON.stringify({ description: sent, data: [echo], error: { [sent]: [sent] } }));
  };
  const result = await checked(listener, { workspaceIds: ["a", key], keepHAR });
  vi.unstubAllEnvs();
  expect(told(result).length).toBeGreaterThan(4);
  for (const text of [readFileSync(keepHAR, "utf8"), JSON.stringify(result), toText(result), toMarkdown(result)]) {
    expect(text).not.toContain(key);
  }
  expect(readdirSync(temporary)).toEqual([]);
});
