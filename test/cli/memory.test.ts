import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { account } from "../helpers/accounts.ts";
import { envelope } from "../helpers/client.ts";
import { installCommand } from "../helpers/install-command.ts";
import { listen } from "../helpers/server.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const asters = installCommand();
const workspaces = 10_000;
const accounts = 100;

/** Leaves the most memory that a process has had, in bytes, in a file. */
const recordPeak = `
const { writeFileSync } = require("node:fs");
process.once("exit", () => writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS * 1024)));`;

test("10,000 workspaces of 100 accounts stay under 150 MB with --ndjson", async () => {
  const folder = temporaryFolder();
  const [preload, peak] = [join(folder, "preload.cjs"), join(folder, "peak")];
  writeFileSync(preload, recordPeak);
  const body = envelope(Array.from({ length: accounts }, (_, index) => account({ name: `name ${index}` })));
  await using server = await listen((_request, response) => response.end(body));

  const ids = Array.from({ length: workspaces }, (_, index) => `ws${index}\n`).join("");
  const env = { ASTERS_API_KEY: "any", ASTERS_BASE_URL: server.url, NODE_OPTIONS: `--require ${preload}`, PEAK: peak };
  const { ended } = asters.shell("asters accounts - --ndjson | wc -l", env, ids);
  const { code, stdout, stderr } = await ended;
  expect({ code, lines: Number(stdout) }).toEqual({ code: 0, lines: workspaces * accounts });
  expect(stderr).toContain(`${workspaces * accounts} accounts in ${workspaces} workspaces`);
  expect(Number(readFileSync(peak, "utf8"))).toBeLessThan(150e6);
});
