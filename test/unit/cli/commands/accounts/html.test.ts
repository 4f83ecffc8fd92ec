/** `asters accounts --html`. What the page does is tested in a browser. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { account } from "../../../../helpers/accounts.ts";
import { key } from "../../../../helpers/client.ts";
import { fakeAPI, runAsters } from "../../../../helpers/fake-api.ts";

const workspaces = [
  { _id: "a", name: "Brand A", accounts: [account({ name: "One", expired: true }), account({ name: "Two" })] },
  { _id: "b", name: "Brand B", accounts: [account({ name: "Three" })] },
  { _id: "c", name: "Brand C", accounts: 404 },
];
const report = (flags: string[] = [], of = workspaces) => runAsters(["accounts", "--html", ...flags], fakeAPI(of));

test("--html prints one page, and the usual messages", async () => {
  const { code, stdout, stderr } = await report();
  expect(code).toBe(1);
  expect(stdout).toMatch(/^<!doctype html>\n<html lang="en">.*<\/html>\n$/s);
  expect(stdout).toContain("<p>3 accounts in 2 workspaces, 1 expired: 3 tiktok; 1 workspace failed</p>");
  expect(stdout).toContain("Could not be read: 404 The resource was not found");
  expect(stderr).toContain("error: workspace Brand C (c): 404");
});

test("the page's policy allows only its own style and script", async () => {
  const { stdout } = await report();
  const hash = (element: string) => {
    const [, text = ""] = new RegExp(`<${element}>(.*?)</${element}>`, "s").exec(stdout) ?? [];
    return `sha256-${createHash("sha256").update(text).digest("base64")}`;
  };
  expect(stdout.replaceAll("&#39;", "'")).toContain(
    `content="default-src 'none'; style-src '${hash("style")}'; script-src '${hash("script")}'; base-uri 'none'; form-action 'none'"`,
  );
  expect(stdout).not.toMatch(/<img|\son\w+=|style=|https?:/);
});

test("--html applies filters and hides workspaces without matching accounts", async () => {
  const { stdout } = await report(["--expired"]);
  expect(stdout).toContain("One");
  expect(stdout).not.toMatch(/Two|Brand B/);
  expect(stdout).toContain("Brand C");
});

test("--html shows ids if names are unknown", async () => {
  const { stdout } = await report(["a", "b"]);
  expect(stdout).toContain('<h2 id="w0">a</h2>');
});

test("--html prints an empty page for a key without workspaces", async () => {
  const { code, stdout } = await report([], []);
  expect(code).toBe(0);
  expect(stdout).not.toContain("<section");
});

test("--html redacts the key in errors", async () => {
  const { stdout } = await runAsters(["accounts", "a", "--html"], (request, response) => {
    response.writeHead(403, { "content-type": "text/plain" }).end(`denied: ${request.headers["x-api-key"]}`);
  });
  expect(stdout).toContain("denied: [redacted]");
  expect(stdout).not.toContain(key);
});

test("--html replaces control characters", async () => {
  const { stdout } = await report([], [{ _id: "a", name: "\u0000\u202e", accounts: [account({ name: "\u001b[1m" })] }]);
  expect(stdout).toContain("<bdi>\ufffd\ufffd</bdi>");
  expect(stdout).toContain("<bdi>\ufffd[1m</bdi>");
});

test("--html prints a page that says what is missing if the run is interrupted", async () => {
  const interruption = new AbortController();
  const api = fakeAPI(workspaces);
  const { code, stdout } = await runAsters(
    ["accounts", "a", "b", "--html"],
    (request, response) => (request.url?.includes("/b/") ? interruption.abort() : api(request, response)),
    { signal: interruption.signal },
  );
  expect(code).toBe(130);
  expect(stdout).toMatch(/<h2 id="w0">b<\/h2><p class="bad">Could not be read: the run was stopped<.*One/s);
});

test.each<[string[], object, RegExp]>([
  [["--pictures"], {}, /^error: --pictures requires --html\n$/],
  [["--html"], { stdout: { isTTY: true } }, /^error: --html prints an HTML page\. .*> report\.html\n$/],
  [["--html", "--json"], {}, /cannot be used with option '--json'/],
  [["--html", "--sort", "name"], {}, /cannot be used with option '--sort/],
  [["--html", "--bom"], {}, /cannot be used with option '--bom'/],
  [["--html", "--group"], {}, /cannot be used with/],
  [["--group", "--bom"], {}, /cannot be used with option '--bom'/],
])("%j is a usage error, before any request", async (flags, setting, message) => {
  const { code, stdout, stderr, requested } = await runAsters(["accounts", ...flags], fakeAPI(workspaces), setting);
  expect({ code, stdout, requested }).toEqual({ code: 2, stdout: "", requested: [] });
  expect(stderr).toMatch(message);
});
