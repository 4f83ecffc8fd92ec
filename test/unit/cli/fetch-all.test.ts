import { afterEach, describe, expect, test, vi } from "vitest";
import { type FetchAllOptions, fetchAll, type Outcome } from "../../../src/cli/fetch-all.ts";
import { createRateLimitPause } from "../../../src/cli/session/rate-limit-pause.ts";
import { createRunController } from "../../../src/cli/session/run-controller.ts";
import { NotFoundError, RateLimitError, UnauthorizedError } from "../../../src/http/errors.ts";

afterEach(() => void vi.useRealTimers());

type FetchOne = (id: string, options: { signal: AbortSignal }) => Promise<unknown>;

const details = (status: number, retryAfter?: number) => {
  return { status, body: "", headers: new Headers(), attempts: 1, retryAfter };
};
const unauthorized = () => new UnauthorizedError("rejected", details(401));

function createRun() {
  const output = { write: async () => {}, onFailure: () => {}, failure: undefined };
  const controller = createRunController({ signal: new AbortController().signal, output });
  const results: Outcome<unknown>[] = [];
  const pause = createRateLimitPause();
  return { pause, controller, results, reporter: { onResult: (outcome: Outcome<unknown>) => results.push(outcome) } };
}

const ids = [..."abcdef"];

/** Each outcome as "id state", in the order in which they come. */
async function outcomes(fetch: FetchOne, options: Partial<FetchAllOptions> = {}, run = createRun(), of = ids) {
  const workspaces = of.map((id) => ({ id }));
  const found: string[] = [];
  for await (const { workspace, state } of fetchAll(run, workspaces, fetch, {
    concurrency: 2,
    inOrder: true,
    ...options,
  })) {
    found.push(`${workspace.id} ${state}`);
  }
  return found;
}

test("yields the value of each workspace, and reports each result", async () => {
  const run = createRun();
  const found = fetchAll(run, [{ id: "a", name: "Brand A" }], async (id) => `${id}!`, {
    concurrency: 1,
    inOrder: true,
  });
  const expected = { workspace: { id: "a", name: "Brand A" }, state: "fetched", value: "a!" };
  for await (const outcome of found) expect(outcome).toEqual(expected);
  expect(run.results).toEqual([expected]);
});

test("a failure does not stop the other workspaces", async () => {
  const found = await outcomes(async (id) => {
    if (id === "b") throw new NotFoundError("not found", details(404));
  });
  expect(found).toEqual(ids.map((id) => `${id} ${id === "b" ? "failed" : "fetched"}`));
});

test("a thrown value that is not an error becomes one", async () => {
  const run = createRun();
  await outcomes(() => Promise.reject("broken"), {}, run, ["a"]);
  expect(run.results).toEqual([{ workspace: { id: "a" }, state: "failed", error: new Error("broken") }]);
});

test("fetches the first workspace alone, and no more than `concurrency` at once after it", async () => {
  const finish: (() => void)[] = [];
  const started: string[] = [];
  const found = outcomes((id) => {
    started.push(id);
    return new Promise<void>((resolve) => finish.push(resolve));
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  await settle();
  expect(started).toEqual(["a"]);
  finish[0]?.();
  await settle();
  expect(started).toEqual(["a", "b", "c"]);
  finish[1]?.();
  await settle();
  expect(started).toEqual(["a", "b", "c", "d"]);
  for (let index = 2; index < 6; index++) {
    finish[index]?.();
    await settle();
  }
  expect(await found).toHaveLength(6);
});

test("starts several at once if the key is known to work", async () => {
  const started: string[] = [];
  const waiting: (() => void)[] = [];
  const found = outcomes(
    (id) => {
      started.push(id);
      return new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 2) for (const finish of waiting.splice(0)) finish();
      });
    },
    { keyAccepted: true },
  );
  expect(await found).toHaveLength(6);
  expect(started).toEqual(ids);
});

test.each([
  [true, ["a", "b", "c"]],
  [false, ["a", "c", "b"]],
])("with inOrder %j, yields %j when b responds last", async (inOrder, expected) => {
  let finishB = () => {};
  const b = new Promise<void>((resolve) => {
    finishB = resolve;
  });
  const run = createRun();
  run.reporter.onResult = ({ workspace }) => {
    if (workspace.id === "c") finishB();
    return 0;
  };
  const found = await outcomes(async (id) => (id === "b" ? b : undefined), { inOrder }, run, ["a", "b", "c"]);
  expect(found).toEqual(expected.map((id) => `${id} fetched`));
});

test("queues a limited number of results behind a slow response", async () => {
  const many = Array.from({ length: 200 }, (_, index) => String(index));
  let started = 0;
  let finishFirst = () => {};
  const found = outcomes(
    async (id) => {
      started += 1;
      if (id === "0") await new Promise<void>((resolve) => (finishFirst = resolve));
    },
    { keyAccepted: true },
    createRun(),
    many,
  );
  let before = -1;
  while (started !== before) {
    before = started;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(started).toBeGreaterThan(2);
  expect(started).toBeLessThanOrEqual(2 * 16 + 2);
  finishFirst();
  expect(await found).toHaveLength(200);
});

describe("fetchAll, after a 401", () => {
  test("stops the run after one request", async () => {
    const run = createRun();
    const fetch = vi.fn(() => Promise.reject(unauthorized()));
    expect(await outcomes(fetch, {}, run)).toEqual(["a failed", ...ids.slice(1).map((id) => `${id} unfinished`)]);
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(run.controller.reason).toBe("unauthorized");
  });

  test.each<[string, Partial<FetchAllOptions>, string]>([
    ["the key has worked in this run", {}, "a fetched"],
    ["the key is known to work", { keyAccepted: true }, "a failed"],
  ])("does not stop the run if %s", async (_, options, first) => {
    const run = createRun();
    const found = await outcomes(
      async (id) => {
        if (id !== "a" || options.keyAccepted) throw unauthorized();
      },
      options,
      run,
    );
    expect(found).toEqual([first, ...ids.slice(1).map((id) => `${id} failed`)]);
    expect(run.controller.reason).toBeUndefined();
  });
});

describe("fetchAll, after a 429", () => {
  /** Rejects for `a`, and returns how many milliseconds after that the first request for `b` is sent. */
  async function waitAfter(retryAfter: number | undefined): Promise<number> {
    vi.useFakeTimers();
    const times: number[] = [];
    const found = outcomes(
      async (id) => {
        times.push(performance.now());
        if (id === "a") throw new RateLimitError("slow down", details(429, retryAfter));
      },
      {},
      createRun(),
      ["a", "b"],
    );
    await vi.runAllTimersAsync();
    expect(await found).toEqual(["a failed", "b fetched"]);
    return (times[1] as number) - (times[0] as number);
  }

  test.each([
    [2, 2000],
    [0, 0],
    [undefined, 1000],
    [301, 300_000],
  ])("Retry-After %j pauses the whole run for %d ms", async (retryAfter, wait) => {
    expect(await waitAfter(retryAfter)).toBe(wait);
  });

  test("a stopped run does not wait for a pause to end", async () => {
    const run = createRun();
    run.pause.start(600_000);
    const found = outcomes(async () => {}, {}, run);
    run.controller.abort("interrupted");
    expect(await found).toEqual(ids.map((id) => `${id} unfinished`));
  });
});

test("a request that an abort ends counts as unfinished, not failed", async () => {
  const run = createRun();
  const found = await outcomes(
    async (id, { signal }) => {
      if (id === "b") run.controller.abort("interrupted");
      signal.throwIfAborted();
    },
    { concurrency: 1 },
    run,
  );
  expect(found).toEqual(["a fetched", ...ids.slice(1).map((id) => `${id} unfinished`)]);
});
