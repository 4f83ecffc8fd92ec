/**
 * `npm start -- <workspace-id>`: `asters accounts`. Without a key it asks a mock that it starts itself, and says so.
 */
import { startMock } from "../src/cli/commands/mock/server.ts";
import { run } from "../src/cli/run.ts";

const sampleWorkspace = "663b3db7522ef4893db24536";

const fromMock = `
These accounts are the document's example, from a mock. To list your own:
  1. Make a key in the Asters app: Settings, workspace management, API, Generate API key.
  2. Set ASTERS_API_KEY to it.
  3. npm start -- <workspace-id>
`;

const argv = process.argv.slice(2);

if (process.env["ASTERS_API_KEY"] || process.env["ASTERS_API_KEY_FILE"]) {
  process.argv.splice(2, 0, "accounts");
  await import("../src/cli/bin.ts");
} else {
  const mock = await startMock({ port: 0, host: "127.0.0.1" }, () => {});
  const { stdin, stdout, stderr } = process;
  const env = { ...process.env, ASTERS_API_KEY: "any", ASTERS_BASE_URL: mock.url };
  const asked = argv.length > 0 ? argv : [sampleWorkspace];
  const { signal } = new AbortController();
  process.exitCode = await run(["accounts", ...asked], { stdin, stdout, stderr, env, signal });
  await mock.close();
  stderr.write(fromMock);
}
