import { PassThrough, Readable } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { run } from "../../../../src/cli/run.ts";
import { respondWith } from "../../../helpers/accounts.ts";
import { key } from "../../../helpers/client.ts";
import { collector } from "../../../helpers/command.ts";
import { listen } from "../../../helpers/server.ts";

afterEach(() => void vi.useRealTimers());

/** Lists two workspaces, of which the first gets this `Retry-After` once; time passes only when a message says so. */
async function rateLimited(retryAfter: string, wait: number) {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  let requests = 0;
  await using server = await listen((request, response) => {
    requests += 1;
    if (requests > 1) return respondWith({ a: [], b: [] })(request, response);
    response.writeHead(429, { "retry-after": retryAfter }).end();
  });
  const stderr = new PassThrough();
  let messages = "";
  stderr.on("data", (chunk) => {
    messages += chunk;
    // The wait begins right after the attempt was reported.
    if (`${chunk}`.includes("attempt 1: 429")) setImmediate(() => vi.advanceTimersByTimeAsync(wait));
  });
  const code = await run(["accounts", "a", "b", "--verbose"], {
    stdin: Readable.from([]),
    stdout: collector().stream,
    stderr,
    env: { ASTERS_API_KEY: key, ASTERS_BASE_URL: server.url },
    signal: new AbortController().signal,
  });
  return { code, requests, messages };
}

test.each([1, 90])("a 429 with Retry-After %d pauses the run, and is reported", async (retryAfter) => {
  const { code, requests, messages } = await rateLimited(`${retryAfter}`, retryAfter * 1000);
  expect({ code, requests }).toEqual({ code: 0, requests: 3 });
  expect(messages).toContain(`Rate limited by the API: no new requests for ${retryAfter} s\n`);
});

test("a pause of less than a second is not reported", async () => {
  const { code, requests, messages } = await rateLimited("soon", 1000);
  expect({ code, requests }).toEqual({ code: 0, requests: 3 });
  expect(messages).not.toContain("Rate limited");
});
