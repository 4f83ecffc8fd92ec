import { expect, test } from "vitest";
import { account } from "../helpers/accounts.ts";
import { envelope } from "../helpers/client.ts";
import { installCommand } from "../helpers/install-command.ts";
import { listen } from "../helpers/server.ts";
import { measurePeakMemory } from "./measure-peak-memory.ts";

const asters = installCommand();
const workspaces = 10_000;
const accounts = 100;

/** The accounts are some 500 MB of JSON: a run that kept them, or grew with their number, would exceed this many bytes. */
const limit = 150e6;

test("lists 10,000 workspaces of 100 accounts with --ndjson in less than 150 MB", async () => {
  const memory = measurePeakMemory();
  const body = envelope(Array.from({ length: accounts }, (_, index) => account({ name: `name ${index}` })));
  await using server = await listen((_request, response) => response.end(body));

  const ids = Array.from({ length: workspaces }, (_, index) => `ws${index}\n`).join("");
  const env = { ASTERS_API_KEY: "any", ASTERS_BASE_URL: server.url, ...memory.env };
  const { ended } = asters.shell("asters accounts - --ndjson | wc -l", env, ids);
  const { code, stdout, stderr } = await ended;
  expect({ code, lines: Number(stdout) }).toEqual({ code: 0, lines: workspaces * accounts });
  expect(stderr).toContain(`${workspaces * accounts} accounts in ${workspaces} workspaces`);
  expect(memory.peak()).toBeLessThan(limit);
});
