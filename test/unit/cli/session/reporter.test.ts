import { beforeEach, expect, test } from "vitest";
import { createReporter, type ReporterOptions } from "../../../../src/cli/session/reporter.ts";
import { NotFoundError, ServerError } from "../../../../src/http/errors.ts";
import { collector } from "../../../helpers/command.ts";

const details = { status: 500, body: "", headers: new Headers(), attempts: 1, retryAfter: undefined };
const serverError = new ServerError("GET /workspaces/a/socialAccounts: 500 Oops", details);
let stderr: ReturnType<typeof collector>;

beforeEach(() => {
  stderr = collector({ isTTY: true, columns: 80 });
});

function create(options: Partial<ReporterOptions> = {}) {
  const defaults = { env: { TERM: "xterm" }, baseUrl: "https://example.com", apiKey: "sk-0123456789" };
  return createReporter({ ...defaults, stderr: stderr.stream, color: false, verbose: false, ...options });
}

test("names a failed workspace by id, and by name if known", () => {
  const reporter = create();
  reporter.onResult({ workspace: { id: "a" }, state: "failed", error: serverError });
  reporter.onResult({ workspace: { id: "b", name: "Brand\u001b B" }, state: "failed", error: serverError });
  expect(stderr.text()).toBe(
    "error: workspace a: 500 Oops\n  Probably temporary: try again later, or raise --retries.\n" +
      "error: workspace Brand\ufffd B (b): 500 Oops\n",
  );
});

test("reports nothing about a workspace that was fetched or is unfinished", () => {
  const reporter = create();
  reporter.onResult({ workspace: { id: "a" }, state: "fetched", value: [] });
  reporter.onResult({ workspace: { id: "b" }, state: "unfinished" });
  expect(stderr.text()).toBe("");
});

test("prints 'error:' in red on a terminal", () => {
  create({ color: true }).error("listLabels", new NotFoundError("404", details));
  expect(stderr.text()).toBe(
    "\u001b[31merror:\u001b[39m listLabels: 404\n  Check the base URL, https://example.com, set by --base-url or ASTERS_BASE_URL.\n",
  );
});

test("prints stack traces only with verbose, with their causes, sanitized", () => {
  const error = new Error("outer\u001b[2J", { cause: new Error("inner") });
  create().error("a", error);
  expect(stderr.text()).toBe("error: a: outer\ufffd[2J\n");
  create({ verbose: true }).error("a", error);
  expect(stderr.text()).toMatch(/\nError: outer\ufffd\[2J\n +at .*\n {2}caused by Error: inner\n +at /s);
});

test("prints the message of an error without a stack", () => {
  const error = Object.assign(new Error("bare"), { stack: undefined });
  create({ verbose: true }).error("a", error);
  expect(stderr.text()).toBe("error: a: bare\nbare\n");
});

test("prints attempts only with verbose", () => {
  const event = { method: "GET", path: "/a\u001b", attempt: 1, duration: 12.4 };
  create().onAttempt({ ...event, status: 500 });
  const verbose = create({ verbose: true });
  verbose.onAttempt({ ...event, status: 500, delay: 99.6 });
  verbose.onAttempt({ ...event, attempt: 2, error: "TimeoutError" });
  expect(stderr.text()).toBe(
    "GET /a\ufffd, attempt 1: 500 in 12 ms, retrying in 100 ms\nGET /a\ufffd, attempt 2: TimeoutError in 12 ms\n",
  );
});

test("redacts the key in every line", () => {
  create().info("the key is sk-0123456789");
  expect(stderr.text()).toBe("the key is [redacted]\n");
});

test("draws progress for each finished workspace, and erases it for messages and at the end", () => {
  const reporter = create();
  reporter.startProgress(2);
  reporter.onResult({ workspace: { id: "a" }, state: "unfinished" });
  expect(stderr.text()).toBe("");
  reporter.onResult({ workspace: { id: "a" }, state: "fetched", value: [] });
  expect(stderr.text()).toContain(" 1/2 workspaces\u001b[K");
  reporter.info("message");
  expect(stderr.text().endsWith("\r\u001b[Kmessage\n")).toBe(true);
  reporter.endProgress();
  reporter.onResult({ workspace: { id: "b" }, state: "fetched", value: [] });
  expect(stderr.text()).toMatch(/message\n$/);
});
