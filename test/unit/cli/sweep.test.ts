import { expect, test } from "vitest";
import { createGate } from "../../../src/cli/gate.ts";
import { type Outcome, type SweepOptions, sweep } from "../../../src/cli/sweep.ts";
import { type ApiErrorDetails, NotFoundError, RateLimitError, UnauthorizedError } from "../../../src/http/errors.ts";

const failure = (status: number, retryAfter?: number): ApiErrorDetails => {
  return { status, body: "", headers: new Headers(), attempts: 1, retryAfter };
};
const limited = (retryAfter?: number) => new RateLimitError("slow down", failure(429, retryAfter));

async function outcomes(ids: string[], list: SweepOptions["list"], changes: Partial<SweepOptions> = {}) {
  const controller = new AbortController();
  const given: Outcome[] = [];
  const swept = sweep(ids, {
    list,
    concurrency: 2,
    gate: createGate(),
    patience: 3,
    signal: controller.signal,
    stop: () => controller.abort(),
    inOrder: true,
    arrived: () => {},
    ...changes,
  });
  for await (const outcome of swept) given.push(outcome);
  return given.map(({ id, state }) => `${id} ${state}`);
}

const ids = [..."abcdef"];

test("a 429 makes all wait, and the workspace is asked again", async () => {
  const asked: [string, number][] = [];
  const list: SweepOptions["list"] = async (id) => {
    asked.push([id, performance.now()]);
    if (asked.length === 1) throw limited(0.1);
    return [];
  };
  expect(await outcomes(ids, list, { concurrency: 1 })).toEqual(ids.map((id) => `${id} listed`));
  expect(asked.map(([id]) => id)).toEqual(["a", ...ids]);
  const [[, first], [, second]] = asked as [[string, number], [string, number]];
  expect(second - first).toBeGreaterThanOrEqual(99);
});

test("a worker that did not get the 429 waits, too", async () => {
  const gate = createGate();
  let waited = 0;
  const open: typeof gate.open = (signal) => {
    waited += 1;
    return gate.open(signal);
  };
  const started = performance.now();
  const times: number[] = [];
  const list: SweepOptions["list"] = async (id) => {
    times.push(performance.now() - started);
    if (id === "b" && times.length === 2) throw limited(0.1);
    return [];
  };
  await outcomes([..."abcde"], list, { gate: { ...gate, open } });
  expect(waited).toBe(6);
  // The first, the one that got the 429, and the one that may have been on its way with it.
  expect(times.filter((time) => time < 90).length).toBeLessThanOrEqual(3);
});

test.each([
  ["the patience is over", () => limited(0), 2, 3],
  ["the wait would be longer than five minutes", () => limited(301), 3, 1],
])("a 429 is a failure when %s", async (_, error, patience, requests) => {
  let asked = 0;
  const list: SweepOptions["list"] = async () => {
    asked += 1;
    throw error();
  };
  expect(await outcomes(["a"], list, { patience })).toEqual(["a failed"]);
  expect(asked).toBe(requests);
});

test("another failure is not asked again, and keeps nobody", async () => {
  const list: SweepOptions["list"] = async (id) => {
    if (id === "b") throw new NotFoundError("no such", failure(404));
    return [];
  };
  expect(await outcomes(ids, list)).toEqual(ids.map((id) => `${id} ${id === "b" ? "failed" : "listed"}`));
});

test("a 401 stops the run unless the key has worked before", async () => {
  const refuse = (after: number): SweepOptions["list"] => {
    let asked = 0;
    return async () => {
      if (++asked > after) throw new UnauthorizedError("no", failure(401));
      return [];
    };
  };
  const options = { concurrency: 1 };
  expect(await outcomes(ids, refuse(0), options)).toEqual(["a failed", ...[..."bcdef"].map((id) => `${id} stopped`)]);
  expect(await outcomes(ids, refuse(1), options)).toEqual(["a listed", ...[..."bcdef"].map((id) => `${id} failed`)]);
});

test("what is thrown that is no error is a failure all the same", async () => {
  expect(await outcomes(["a"], () => Promise.reject("broken"))).toEqual(["a failed"]);
});

test("does not run far ahead of a slow answer", async () => {
  const many = Array.from({ length: 200 }, (_, index) => String(index));
  let asked = 0;
  let atRelease = 0;
  await outcomes(many, async (id) => {
    asked += 1;
    if (id !== "0") return [];
    await new Promise((resolve) => setTimeout(resolve, 50));
    atRelease = asked;
    return [];
  });
  expect(atRelease).toBeLessThanOrEqual(2 * 16 + 2);
  expect(asked).toBe(200);
});
