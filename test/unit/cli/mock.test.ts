import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { command } from "../../helpers/command.ts";
import { listen } from "../../helpers/server.ts";

/** Starts the mock, lets it be asked once that it is there, and interrupts it. */
async function withMock(argv: string[], ask: (url: string) => Promise<void>) {
  const controller = new AbortController();
  const output = new PassThrough();
  let stdout = "";
  output.on("data", async (chunk) => {
    stdout += chunk;
    const url = /ASTERS_BASE_URL=(\S+)/.exec(stdout)?.[1];
    if (!url) return;
    await ask(url).finally(() => controller.abort());
  });
  const { code, stderr } = await command(["mock", ...argv], { output, signal: controller.signal });
  return { code, stdout, stderr };
}

test("serves the examples until it is interrupted, and tells of each request", async () => {
  let accounts = "";
  const { code, stderr } = await withMock(["--port", "0"], async (url) => {
    const answer = await command(["accounts", "a", "--json"], { env: { ASTERS_BASE_URL: url } });
    accounts = answer.stdout;
    await fetch(`${url}/no%1b/such\u009bpath?key=sk-1`);
  });
  expect(code).toBe(0);
  expect(JSON.parse(accounts)).toHaveLength(3);
  expect(stderr).toBe("GET /workspaces/a/socialAccounts 200\nGET /no%1b/such%C2%9Bpath 404\n");
});

test("listens on the address that it is given", async () => {
  const { stdout } = await withMock(["--port", "0", "--host", "::1"], async () => {});
  expect(stdout).toMatch(/ASTERS_BASE_URL=http:\/\/\[::1\]:\d+ /);
});

test("a port that is taken is told, with what to do", async () => {
  await using server = await listen(() => {});
  const { code, stdout, stderr } = await command(["mock", "--port", new URL(server.url).port]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/EADDRINUSE.*\nChoose another port, or any free one: asters mock --port 0\n$/);
});
