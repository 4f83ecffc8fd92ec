import { afterAll, beforeAll, expect, test } from "vitest";
import { operations } from "../../generated/operations.js";
import * as validators from "../../generated/validators.js";
import { type Prism, startPrism } from "../../scripts/mock.ts";
import { createAstersClient } from "../../src/index.ts";
import { callMethod, exampleCalls, untyped } from "../helpers/example-calls.ts";
import { createRecorder } from "../helpers/prism-recorder.ts";

type Validator = ((value: unknown) => boolean) & { errors?: unknown };

let prism: Prism;

beforeAll(async () => {
  prism = await startPrism();
});

afterAll(() => prism.close());

const runs = 100;

test.each(exampleCalls)("random bodies of $operationId pass the validator and the client unchanged", async (call) => {
  const { fetch, exchanges } = createRecorder();
  const headers = { prefer: "dynamic=true" };
  const asters = untyped(createAstersClient({ apiKey: "any", baseUrl: prism.url, fetch, headers }));
  const resolvesWith = operations.find(({ operationId }) => operationId === call.operationId)?.resolvesWith;

  for (let run = 0; run < runs; run++) {
    const value = await callMethod(asters, call);
    const { response, text } = exchanges[run] as (typeof exchanges)[number];
    const body = text === "" ? undefined : JSON.parse(text);
    const validate = (validators as Record<string, unknown>)[`${call.operationId}${response.status}`] as Validator;
    expect(body === undefined || validate(body), JSON.stringify(validate?.errors)).toBe(true);
    expect(value).toEqual(resolvesWith === "data" ? body.data : body);
  }
  // Prism makes them up: if all were one, the test would show little.
  const bodies = new Set(exchanges.map(({ text }) => text));
  expect(bodies.size).toBeGreaterThan(resolvesWith === "none" ? 0 : runs / 2);
});
