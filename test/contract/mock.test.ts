import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentedResponses } from "../../generated/examples.js";
import openapi from "../../generated/openapi.json" with { type: "json" };
import { toEntry, toHAR } from "../../scripts/drift/record/har.ts";
import { startPrism } from "../../scripts/mock.ts";
import { redocly } from "../../scripts/redocly.ts";
import { startMock } from "../../src/cli/commands/mock/server.ts";
import { ApiError, createAstersClient, ServerError, UnauthorizedError } from "../../src/index.ts";
import { createRecorder } from "../helpers/recorder.ts";

const workspaceId = "663b3db7522ef4893db24536";
const { examples } = openapi.components;

interface Mock {
  url: string;
  close(): Promise<void>;
}

const mocks: [name: string, start: () => Promise<Mock>][] = [
  ["Prism", startPrism],
  ["asters mock", () => startMock({ port: 0, host: "127.0.0.1" }, () => {})],
];

const prefer = (preference: string) => ({ headers: { prefer: preference } });

describe.each(mocks)("against %s", (name, start) => {
  const recorder = createRecorder();
  let mock: Mock;
  let asters: ReturnType<typeof createAstersClient>;

  beforeAll(async () => {
    mock = await start();
    asters = createAstersClient({ apiKey: "any", baseUrl: mock.url, fetch: recorder.fetch, maxRetries: 0 });
  });

  afterAll(() => mock.close());

  test("lists the documented accounts", async () => {
    expect(await asters.listSocialAccounts(workspaceId)).toEqual(examples.documented.value.data);
    expect(recorder.violations()).toEqual([]);
  });

  test.each(
    Object.keys(openapi.components.responses.SocialAccounts.content["application/json"].examples) as (
      | "documented"
      | "empty"
      | "reconnect"
    )[],
  )("lists the accounts of the example %s", async (example) => {
    const accounts = await asters.listSocialAccounts(workspaceId, prefer(`code=200, example=${example}`));
    expect(accounts).toEqual(examples[example].value.data);
    expect(recorder.violations()).toEqual([]);
  });

  test("an answer 401 is an UnauthorizedError", async () => {
    const error = await asters.listSocialAccounts(workspaceId, prefer("code=401")).catch((error) => error);
    expect(error).toBeInstanceOf(UnauthorizedError);
    expect(error).toMatchObject({ name: "UnauthorizedError", status: 401, body: "", attempts: 1 });
    expect(recorder.violations()).toEqual([]);
  });

  test("a missing key is answered with 401", async () => {
    const { fetch, violations } = createRecorder((input, { headers: { "x-api-key": _, ...headers }, ...init }) =>
      globalThis.fetch(input, { ...init, headers }),
    );
    const keyless = createAstersClient({ apiKey: "any", baseUrl: mock.url, fetch });
    await expect(keyless.listSocialAccounts(workspaceId)).rejects.toBeInstanceOf(UnauthorizedError);
    // Prism alone says so in a header.
    expect(violations()).toMatchObject(name === "Prism" ? [{ location: ["request"], code: 401 }] : []);
  });

  test("an answer 500 is a ServerError with the placeholder as its body", async () => {
    const error = await asters
      .listSocialAccounts(workspaceId, prefer("code=500, example=placeholder"))
      .catch((error) => error);
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ status: 500, body: examples.placeholder.value, attempts: 1 });
    expect(recorder.violations()).toEqual([]);
  });

  test.each(Object.keys(documentedResponses["listSocialAccounts"] ?? {}).filter((status) => /^[45]/.test(status)))(
    "a response %s is an ApiError",
    async (status) => {
      const error = await asters.listSocialAccounts(workspaceId, prefer(`code=${status}`)).catch((error) => error);
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ status: Number(status) });
      expect(recorder.violations()).toEqual([]);
    },
  );

  test("an answer of a status that is not documented for the operation is an ApiError", async () => {
    const error = await asters.listSocialAccounts(workspaceId, prefer("code=418")).catch((error) => error);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ name: "ApiError", status: 418, body: "" });
    expect(recorder.violations()).toEqual([]);
  });

  test("raw gives the same answers as results", async () => {
    const path = "/workspaces/{workspace_id}/socialAccounts";
    const params = { path: { workspace_id: workspaceId } };
    const ok = await asters.raw.GET(path, { params });
    expect(ok.data).toEqual(examples.documented.value);
    const failed = await asters.raw.GET(path, { params, headers: { prefer: "code=500" } });
    expect(failed).toMatchObject({ error: examples.placeholder.value, response: { status: 500 } });
    expect(recorder.violations()).toEqual([]);
  });

  // Last, for it looks at the traffic of the tests above.
  test("these tests use every operation, parameter, property and response of the document", async () => {
    const folder = await mkdtemp(join(tmpdir(), "asters-"));
    const traffic = join(folder, "traffic.har");
    await writeFile(traffic, JSON.stringify(toHAR(recorder.exchanges.map(toEntry))));
    const [node, cli] = redocly.command;
    const options = ["--api", "generated/openapi.json", "--server", mock.url, "--coverage", "--format", "json"];
    const run = spawnSync(node, [cli, "drift", traffic, ...options], { env: redocly.env, encoding: "utf8" });
    await rm(folder, { recursive: true });

    expect(JSON.parse(run.stdout).run.findingsBySeverity).toMatchObject({ error: 0, warning: 0 });
    const coverage = [...run.stderr.matchAll(/^ {2}(\w[\w ]+?) +\S+ +(\d+%)/gm)].map(([, what, share]) => [
      what,
      share,
    ]);
    expect(coverage).toEqual([
      ["operations", "100%"],
      ["parameters", "100%"],
      ["schema properties", "100%"],
      ["response codes", "100%"],
    ]);
  });
});
