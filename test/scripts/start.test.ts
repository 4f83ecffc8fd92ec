import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { examples } from "../../src/testing.ts";
import { key } from "../helpers/client.ts";
import { fakeAPI } from "../helpers/fake-api.ts";
import { listen } from "../helpers/server.ts";
import { spawnProgram } from "../helpers/spawn.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const start = (argv: string[], env: Record<string, string>) => {
  const { PATH } = process.env;
  return spawnProgram(process.execPath, ["--import", "tsx", "scripts/start.ts", ...argv], {
    cwd: root,
    env: { PATH, ...env },
  });
};

test("without a key, lists the accounts of all workspaces of a mock, and says so", async () => {
  const { code, stdout, stderr } = await start([], {}).ended;
  expect(code).toBe(0);
  for (const { name } of examples.listWorkspaces[200].documented.data.workspaces) expect(stdout).toContain(name);
  expect(stderr).toMatch(/from a mock.*ASTERS_API_KEY/s);
});

test("with a key, runs asters accounts", async () => {
  await using server = await listen(fakeAPI([{ _id: "a", name: "Brand A", accounts: [] }]));
  const env = { ASTERS_API_KEY: key, ASTERS_BASE_URL: server.url };
  expect(await start(["a", "--json"], env).ended).toEqual({
    code: 0,
    stdout: "[]\n",
    stderr: "0 accounts, 0 expired\n",
  });
  expect((await start(["b"], env).ended).code).toBe(1);
  expect((await start(["--workspace", "Brand B"], env).ended).stderr).toContain("Did you mean:\n  a  Brand A");
});
