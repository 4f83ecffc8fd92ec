import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examples } from "../../generated/examples.js";
import { type ClientOperation, operations } from "../../generated/operations.js";
import { toEntry, toHAR } from "../../scripts/drift/record/har.ts";
import { startPrism } from "../../scripts/mock.ts";
import { runRedocly } from "../../scripts/redocly.ts";
import { startMock } from "../../src/cli/commands/mock/server.ts";
import { errorClassForStatus } from "../../src/http/errors.ts";
import { createAstersClient, InvalidResponseError, UnauthorizedError } from "../../src/index.ts";
import {
  callMethod,
  callRaw,
  type ExampleCall,
  type ExampleResponse,
  exampleCalls,
  exampleResponses,
  prefer,
  type UntypedClient,
  untyped,
} from "../helpers/example-calls.ts";
import { createRecorder } from "../helpers/prism-recorder.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

interface Mock {
  url: string;
  close(): Promise<void>;
}

const mocks: [name: string, start: () => Promise<Mock>][] = [
  ["Prism", startPrism],
  ["asters mock", () => startMock({ port: 0, host: "127.0.0.1" }, () => {})],
];

const cases = exampleCalls.flatMap((call) =>
  exampleResponses(call.operationId).map((response) => ({ ...call, ...response, call, response })),
);

/** The documented body; undefined if there is none. */
function bodyOf({ operationId }: ExampleCall, { key, example }: ExampleResponse): unknown {
  const bodies: Record<string, Record<string, Record<string, unknown>>> = examples;
  return example === undefined ? undefined : bodies[operationId]?.[key]?.[example];
}

function isSuccess({ resolvesWith }: ClientOperation, { status, example }: ExampleResponse): boolean {
  return status >= 200 && status < 300 && (example !== undefined || resolvesWith === "none");
}

/** What Redocly reports about the traffic. */
interface Coverage {
  meta: { exchanges: { matched: number; total: number } };
  operations: { operationId: string; missing: Gap[] }[];
}

/** A part of the spec that was not in the traffic; a path such as `data.items[].name` if it is a property. */
interface Gap {
  kind: string;
  target?: string;
  status?: string;
  path?: string;
}

/** An optional property may be documented in prose only: no example has it, so no mock sends it. */
function isUnseen(operationId: string, { kind, target, path = "" }: Gap): boolean {
  const bodies: Record<string, Record<string, object>> = examples;
  const samples = Object.values(bodies[operationId] ?? {}).flatMap((byName) => Object.values(byName));
  return kind === "property" && target === "response" && !samples.some((sample) => has(sample, path.split(".")));
}

function has(value: unknown, [step, ...rest]: string[]): boolean {
  if (step === undefined) return true;
  const name = step.replace(/(\[\])+$/, "");
  const child = (value as Record<string, unknown> | null)?.[name];
  const items = step === name ? [child] : [child].flat(step.split("[]").length - 1);
  return child !== undefined && items.some((item) => has(item, rest));
}

describe.each(mocks)("against %s", (name, start) => {
  const recorder = createRecorder();
  let mock: Mock;
  let asters: UntypedClient;

  beforeAll(async () => {
    mock = await start();
    const options = { apiKey: "any", baseUrl: mock.url, fetch: recorder.fetch, maxRetries: 0 };
    asters = untyped(createAstersClient(options));
  });

  afterAll(() => mock.close());

  test.each(cases)("$operationId responds with $key $example", async ({ call, response }) => {
    const operation = operations.find(({ operationId }) => operationId === call.operationId) as ClientOperation;
    const headers = { prefer: prefer(response) };
    const body = bodyOf(call, response);
    const outcome = await callMethod(asters, call, { headers }).catch((error: unknown) => error);
    expect(recorder.violations()).toEqual([]);

    const result = await callRaw(asters, call, headers);
    expect(result.response.status).toBe(response.status);

    if (isSuccess(operation, response)) {
      expect(outcome).toEqual(operation.resolvesWith === "data" ? (body as { data: unknown }).data : body);
      expect(result.data).toEqual(body);
    } else {
      const errorClass = response.status < 300 ? InvalidResponseError : errorClassForStatus(response.status);
      expect((outcome as object).constructor).toBe(errorClass);
      expect(outcome).toMatchObject({ status: response.status, body: body ?? "", attempts: 1 });
      expect(result.error || undefined).toEqual(body);
    }
  });

  test.each(exampleCalls)("$operationId without a key is an UnauthorizedError", async (call) => {
    const { fetch, violations } = createRecorder((input, { headers: { "x-api-key": _, ...headers }, ...init }) =>
      globalThis.fetch(input, { ...init, headers }),
    );
    const keyless = untyped(createAstersClient({ apiKey: "any", baseUrl: mock.url, fetch }));
    await expect(callMethod(keyless, call)).rejects.toBeInstanceOf(UnauthorizedError);
    // Prism alone says so in a header.
    expect(violations()).toMatchObject(name === "Prism" ? [{ location: ["request"], code: 401 }] : []);
  });

  // Last, because it looks at the traffic of the tests above.
  test("the tests cover the spec, as far as its examples do", async () => {
    const folder = temporaryFolder();
    const traffic = join(folder, "traffic.har");
    const report = join(folder, "coverage.json");
    writeFileSync(traffic, JSON.stringify(toHAR(recorder.exchanges.map(toEntry))));
    const options = ["--api", "generated/openapi.json", "--server", mock.url, "--coverage-output", report];
    const output = await runRedocly(["drift", traffic, ...options, "--min-severity", "warning", "--format", "json"]);
    expect(JSON.parse(output).problems).toEqual([]);

    const coverage: Coverage = JSON.parse(readFileSync(report, "utf8"));
    const { matched, total } = coverage.meta.exchanges;
    expect(matched).toBe(total);
    const missing = coverage.operations.flatMap(({ operationId, missing }) =>
      missing.filter((gap) => !isUnseen(operationId, gap)).map((gap) => ({ operationId, ...gap })),
    );
    expect(missing).toEqual([]);
  });
});
