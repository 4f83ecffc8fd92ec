import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { answering } from "../../helpers/accounts.ts";
import { key } from "../../helpers/client.ts";
import { listen } from "../../helpers/server.ts";
import { spawned } from "../../helpers/spawned.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

const start = (argv: string[], env: Record<string, string>) => {
  const { PATH } = process.env;
  return spawned(process.execPath, ["--import", "tsx", "scripts/start.ts", ...argv], {
    cwd: root,
    env: { PATH, ...env },
  });
};

test("without a key it lists the accounts of a mock, and says so", async () => {
  const { code, stdout, stderr } = await start([], {}).ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(/^name .*\nSocialReply .*\nSocialReply .*\nSocial Reply .*\n$/);
  expect(stderr).toMatch(/from a mock.*ASTERS_API_KEY.*npm start -- <workspace-id>/s);
});

test("with a key it is asters accounts", async () => {
  await using server = await listen(answering({ a: [], b: 404 }));
  const env = { ASTERS_API_KEY: key, ASTERS_BASE_URL: server.url };
  expect(await start(["a", "--json"], env).ended).toEqual({
    code: 0,
    stdout: "[]\n",
    stderr: "0 accounts, 0 expired\n",
  });
  expect((await start(["b"], env).ended).code).toBe(1);
  expect(await start([], env).ended).toMatchObject({ code: 2, stdout: "" });
});
