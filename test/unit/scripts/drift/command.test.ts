import { expect, test } from "vitest";
import { run } from "../../../../scripts/drift/command.ts";
import { key } from "../../../helpers/client.ts";
import { driftSpecURL as spec } from "../../../helpers/drift.ts";
import { listen } from "../../../helpers/server.ts";

test.each<[what: string, argv: string[], env: NodeJS.ProcessEnv, message: RegExp]>([
  ["a missing key", ["a"], {}, /^ASTERS_API_KEY is not set\. Create an API key in the Asters app/],
  ["an empty key", ["a"], { ASTERS_API_KEY: "" }, /^ASTERS_API_KEY is not set/],
  ["a key with a line break", ["a"], { ASTERS_API_KEY: `${key}\n${key}` }, /^apiKey .*U\+000A/],
  ["plain http", ["a"], { ASTERS_API_KEY: key, ASTERS_BASE_URL: "http://a.test" }, /^baseUrl must be https/],
  ["an unknown option", ["--all"], { ASTERS_API_KEY: key }, /^Unknown option '--all'/],
  ["an unknown format", ["--format", "html"], {}, /^--format must be text or markdown, not html$/m],
  ["an unknown fake", ["--fake", "toString"], {}, /^--fake must be conforming or deviating, not toString$/m],
  ["an empty fake", ["--fake", ""], {}, /^--fake must be conforming or deviating, not $/m],
])("refuses %s before any request, with exit code 2", async (_, argv, env, message) => {
  const { code, stdout, stderr } = await run(argv, { env, spec });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain(key);
});

test("--help prints the usage", async () => {
  expect(await run(["--help"], { env: {} })).toEqual({ code: 0, stdout: expect.stringMatching(/--fake/), stderr: "" });
});

test("uses the key and base URL of the environment, and the requested format", async () => {
  const keys = new Set<unknown>();
  await using server = await listen(({ headers }, response) => {
    keys.add(headers["x-api-key"]);
    response.writeHead(401).end();
  });
  const env = { ASTERS_API_KEY: `${key}\n`, ASTERS_BASE_URL: `${server.url}/` };
  const output = { code: 2, stderr: "" };
  expect(await run(["a", "--format", "markdown"], { env, spec })).toMatchObject({
    ...output,
    stdout: expect.stringMatching(/^\*\*Inconclusive: .*\n\nCould not be read:\n\n- .*responded with 401\n/),
  });
  expect(await run(["a"], { env, spec })).toMatchObject({
    ...output,
    stdout: expect.stringMatching(/^Could not be read\n {2}/),
  });
  expect([...keys]).toEqual([key]);
});

test("is inconclusive if no workspace is known", async () => {
  await using server = await listen((_, response) => response.writeHead(401).end());
  const env = { ASTERS_API_KEY: key, ASTERS_BASE_URL: server.url };
  const { code, stdout } = await run([], { env, spec });
  expect(code).toBe(2);
  expect(stdout).toContain("listAccounts: workspace_id is unknown: no such id was given or found");
});

test("an interruption prints no report", async () => {
  const controller = new AbortController();
  await using server = await listen(() => controller.abort(new Error("Interrupted")));
  const env = { ASTERS_API_KEY: key, ASTERS_BASE_URL: server.url };
  const output = await run(["a"], { env, spec, signal: controller.signal });
  expect(output).toEqual({ code: 2, stdout: "", stderr: "Interrupted\n" });
});
