import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listSocialAccounts200 } from "../../generated/validators.js";
import { type Prism, startPrism } from "../../scripts/mock.ts";
import { createAstersClient } from "../../src/index.ts";
import { createRecorder } from "../helpers/recorder.ts";

let prism: Prism;

beforeAll(async () => {
  prism = await startPrism();
});

afterAll(() => prism.close());

test("200 random bodies that fit the document pass the validators and come out of the client unchanged", async () => {
  const { fetch, exchanges } = createRecorder();
  const asters = createAstersClient({ apiKey: "any", baseUrl: prism.url, fetch, headers: { prefer: "dynamic=true" } });
  const bodies = new Set<string>();

  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[0-9a-f]{24}$/), async (workspaceId) => {
      const accounts = await asters.listSocialAccounts(workspaceId);
      const text = exchanges.at(-1)?.text as string;
      bodies.add(text);
      const body = JSON.parse(text);
      expect(listSocialAccounts200(body), JSON.stringify(listSocialAccounts200.errors)).toBe(true);
      expect(accounts).toEqual(body.data);
    }),
    { numRuns: 200 },
  );
  expect(bodies.size).toBeGreaterThan(190);
});
