/**
 * `npm start -- <workspace-id>`: `asters accounts`. Without a key it asks a mock that it starts itself, and says so.
 */
import { startMock } from "../src/cli/mock.ts";
import { run } from "../src/cli/run.ts";

const sampleWorkspace = "663b3db7522ef4893db24536";

const fromMock = `
These accounts are the document's example, from a mock. To list your own:
  1. Make a key in the Asters app: Settings, workspace management, API, Generate API key.
  2. Set ASTERS_API_KEY to it.
  3. npm start -- <workspace-id>
`;

const { stdin, stdout, stderr, env } = process;
const { signal } = new AbortController();
const argv = process.argv.slice(2);

if (env["ASTERS_API_KEY"] || env["ASTERS_API_KEY_FILE"]) {
  process.exitCode = await run(["accounts", ...argv], { stdin, stdout, stderr, env, signal });
} else {
  const mock = await startMock({ port: 0, host: "127.0.0.1" }, () => {});
  const mocked = { ...env, ASTERS_API_KEY: "any", ASTERS_BASE_URL: mock.url };
  const asked = argv.length > 0 ? argv : [sampleWorkspace];
  process.exitCode = await run(["accounts", ...asked], { stdin, stdout, stderr, env: mocked, signal });
  await mock.close();
  stderr.write(fromMock);
}
