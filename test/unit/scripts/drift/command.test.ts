import { expect, test } from "vitest";
import { run } from "../../../../scripts/drift/command.ts";
import { key } from "../../../helpers/client.ts";
import { listen } from "../../../helpers/server.ts";

test.each<[what: string, argv: string[], env: NodeJS.ProcessEnv, says: RegExp]>([
  ["no key", ["a"], {}, /^ASTERS_API_KEY is not set\. Make a key in the Asters app/],
  ["an empty key", ["a"], { ASTERS_API_KEY: "" }, /^ASTERS_API_KEY is not set/],
  ["a key with a line break in it", ["a"], { ASTERS_API_KEY: `${key}\n${key}` }, /^apiKey has U\+000A as character 21/],
  ["no workspace", [], { ASTERS_API_KEY: key }, /^Which workspaces\?\n\nnpm run drift -- <workspace-id>/],
  ["plain http", ["a"], { ASTERS_API_KEY: key, ASTERS_BASE_URL: "http://a.test" }, /^baseUrl must be https/],
  ["an unknown option", ["--all"], { ASTERS_API_KEY: key }, /^Unknown option '--all'/],
  ["an unknown format", ["--format", "html"], {}, /^--format takes text or markdown, not html$/m],
  ["an unknown stand-in", ["--stand-in", "toString"], {}, /^--stand-in takes agreeing or drifting, not toString$/m],
])("%s is told before any request, with exit code 2", async (_, argv, env, says) => {
  const { code, stdout, stderr } = await run(argv, env);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(says);
  expect(stderr).not.toContain(key);
});

test("--help says how to use it", async () => {
  expect(await run(["--help"], {})).toEqual({ code: 0, stdout: expect.stringMatching(/--stand-in/), stderr: "" });
});

test("key, base URL and format are those asked for", async () => {
  const keys: unknown[] = [];
  await using server = await listen(({ headers }, response) => {
    keys.push(headers["x-api-key"]);
    response.writeHead(404).end();
  });
  const env = { ASTERS_API_KEY: `${key}\n`, ASTERS_BASE_URL: `${server.url}/` };
  const markdown = await run(["a", "--format", "markdown"], env);
  expect(markdown).toMatchObject({ code: 2, stderr: "" });
  expect(markdown.stdout).toMatch(/^\*\*Not known: .*\n\nCould not be checked:\n\n- .*answered with 404\n$/);
  expect(await run(["a"], env)).toMatchObject({
    code: 2,
    stdout: expect.stringMatching(/^Could not be checked\n {2}/),
  });
  expect(keys).toEqual([key, key]);
});
