import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { command } from "../../../../helpers/command.ts";
import { listen } from "../../../../helpers/server.ts";

/** Starts the mock, runs `use` once it is listening, and interrupts it. */
async function withMock(argv: string[], use: (url: string) => Promise<void>) {
  const controller = new AbortController();
  const output = new PassThrough();
  let stdout = "";
  output.on("data", async (chunk) => {
    stdout += chunk;
    const url = /ASTERS_BASE_URL=(\S+)/.exec(stdout)?.[1];
    if (!url) return;
    await use(url).finally(() => controller.abort());
  });
  const { code, stderr } = await command(["mock", ...argv], { output, signal: controller.signal });
  return { code, stdout, stderr };
}

test("serves the examples until Ctrl-C and logs each request", async () => {
  let accounts = "";
  const { code, stderr } = await withMock(["--port", "0"], async (url) => {
    const result = await command(["accounts", "a", "--json"], { env: { ASTERS_BASE_URL: url } });
    accounts = result.stdout;
    await fetch(`${url}/no%1b/such\u009bpath?key=sk-1`);
  });
  expect(code).toBe(0);
  expect(JSON.parse(accounts)).toHaveLength(3);
  expect(stderr).toBe("GET /workspaces/a/socialAccounts 200\nGET /no%1b/such%C2%9Bpath 404\n");
});

test("listens on the given address", async () => {
  const { stdout } = await withMock(["--port", "0", "--host", "::1"], async () => {});
  expect(stdout).toMatch(/ASTERS_BASE_URL=http:\/\/\[::1\]:\d+ /);
});

test("reports a port in use, and what to do about it", async () => {
  await using server = await listen(() => {});
  const { code, stdout, stderr } = await command(["mock", "--port", new URL(server.url).port]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/EADDRINUSE.*\nChoose another port, or any free one: asters mock --port 0\n$/);
});
