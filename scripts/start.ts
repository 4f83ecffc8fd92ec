/**
 * `npm start`: lists the accounts of all workspaces with `asters accounts`; arguments are passed on. Without an API key,
 * it starts a mock of the API and uses that.
 */
import { apiKeyHint } from "../generated/constants.js";
import { startMock } from "../src/cli/commands/mock/server.ts";
import { run } from "../src/cli/run.ts";

const fromMock = `
These accounts are examples from a mock. To list your own, set ASTERS_API_KEY
and run npm start again.
${apiKeyHint}
`;

const argv = process.argv.slice(2);

if (process.env["ASTERS_API_KEY"] || process.env["ASTERS_API_KEY_FILE"]) {
  process.argv.splice(2, 0, "accounts");
  await import("../src/cli/bin.ts");
} else {
  const mock = await startMock({ port: 0, host: "127.0.0.1" }, () => {});
  const { stdin, stdout, stderr } = process;
  const env = { ...process.env, ASTERS_API_KEY: "any", ASTERS_BASE_URL: mock.url };
  const { signal } = new AbortController();
  process.exitCode = await run(["accounts", ...argv], { stdin, stdout, stderr, env, signal });
  await mock.close();
  stderr.write(fromMock);
}
