import type { RequestListener } from "node:http";
import { expect, test } from "vitest";
import { respondWith } from "../../../../helpers/accounts.ts";
import { key } from "../../../../helpers/client.ts";
import { type CommandOptions, command } from "../../../../helpers/command.ts";
import { listen } from "../../../../helpers/server.ts";

async function call(argv: string[], listener: RequestListener = respondWith(), setting: CommandOptions = {}) {
  const requests: string[] = [];
  await using server = await listen((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  const env = { ASTERS_BASE_URL: server.url };
  return { ...(await command(["call", ...argv], { ...setting, env })), requests };
}

const responds =
  (status: number, body = "", contentType = "application/json"): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { "content-type": contentType }).end(body);
  };

test("prints the whole body of the response", async () => {
  const { code, stdout, stderr, requests } = await call(["listSocialAccounts", "a/b"]);
  expect({ code, stderr, requests }).toEqual({
    code: 0,
    stderr: "",
    requests: ["GET /workspaces/a%2Fb/socialAccounts"],
  });
  expect(stdout.startsWith('{\n  "description"')).toBe(true);
  expect(Object.keys(JSON.parse(stdout))).toEqual(["description", "data", "error"]);
  expect(stdout.endsWith("}\n")).toBe(true);
});

test.each<[number, string, string, string]>([
  [404, '{"error":"nope"}', '{\n  "error": "nope"\n}\n', "404 The resource was not found"],
  [404, "", "", "404 The resource was not found"],
  [418, "tea\u001b[2J", "tea\ufffd[2J\n", "418 I'm a Teapot"],
  [
    200,
    '{"data":[],"error":"nope"}',
    '{\n  "data": [],\n  "error": "nope"\n}\n',
    "200 the response body reports an error",
  ],
  [401, "null", "null\n", "401 Permission denied"],
])("a response of %d with %j is a failure, and its body is printed", async (status, body, stdout, message) => {
  const result = await call(["listSocialAccounts", "a"], responds(status, body));
  expect(result).toMatchObject({ code: 1, stdout });
  expect(result.stderr).toContain(`error: listSocialAccounts: ${message}`);
});

test("prints a hint with a failure", async () => {
  const { stderr } = await call(["listSocialAccounts", "a"], responds(401));
  expect(stderr).toContain("Set ASTERS_API_KEY to a valid key");
});

test("prints a text body without terminal control characters", async () => {
  const { code, stdout } = await call(["listSocialAccounts", "a"], responds(200, "a\nb\u001b[2J", "text/plain"));
  expect({ code, stdout }).toEqual({ code: 0, stdout: "a\nb\ufffd[2J\n" });
});

test("redacts the key even if the server echoes it", async () => {
  const { stdout } = await call(["listSocialAccounts", "a"], responds(200, JSON.stringify({ data: key })));
  expect(stdout).toBe('{\n  "data": "[redacted]"\n}\n');
});

test("reports a lost connection, with a hint", async () => {
  const { code, stdout, stderr } = await call(["listSocialAccounts", "a", "--retries", "0"], (request) => {
    request.socket.destroy();
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^error: listSocialAccounts: .*\n {2}Check the network/);
});

test("Ctrl-C ends the call", async () => {
  const controller = new AbortController();
  const { code, stdout, stderr } = await call(["listSocialAccounts", "a"], () => controller.abort(), {
    signal: controller.signal,
  });
  expect({ code, stdout, stderr }).toEqual({ code: 130, stdout: "", stderr: "Interrupted\n" });
});

test("rejects the API key as a path parameter, without repeating it", async () => {
  const { code, stderr, requests } = await call(["listSocialAccounts", key]);
  expect({ code, requests }).toEqual({ code: 2, requests: [] });
  expect(stderr).toContain("one of the arguments is the API key");
  expect(stderr).not.toContain(key);
});

test.each([
  [["listAcounts"], "unknown operation: listAcounts"],
  [["listSocialAccounts"], "listSocialAccounts takes <workspace_id>, but got no arguments"],
  [["listSocialAccounts", ".."], 'workspace_id is ".."'],
  [["listSocialAccounts", "a", "--param", "b=1"], "unknown query parameter of listSocialAccounts: b"],
  [["listSocialAccounts", "a", "--body", "{}"], "listSocialAccounts takes no --body"],
])("%j is a usage error, before any request", async (argv, message) => {
  const { code, stdout, stderr, requests } = await call(argv);
  expect({ code, stdout, requests }).toEqual({ code: 2, stdout: "", requests: [] });
  expect(stderr).toContain(`error: ${message}`);
});
