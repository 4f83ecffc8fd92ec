/** Interleaved rounds: in each, every candidate makes the same number of calls, in random order. */

/** Microseconds per call and of CPU per call: by candidate, a list with an entry for each round. */
export async function runRounds(candidates, { id, calls, concurrency, rounds }) {
  const results = Object.fromEntries(candidates.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, list] of shuffle(candidates)) results[name].push(await measure(list, id, calls, concurrency));
  }
  return results;
}

async function measure(list, id, calls, concurrency) {
  // Collects the garbage of the previous candidate. A full collection would also discard compiled code.
  globalThis.gc({ type: "minor" });
  const before = process.cpuUsage();
  const start = performance.now();
  await callMany(list, id, calls, concurrency);
  const time = ((performance.now() - start) * 1000) / calls;
  const { user, system } = process.cpuUsage(before);
  return { time, cpu: (user + system) / calls };
}

/** Makes calls concurrently, and checks each result: to be fast and wrong does not count. */
export async function callMany(list, id, calls, concurrency) {
  let left = calls;
  async function work() {
    while (left-- > 0) {
      const { length } = await list(id);
      if (length !== Number(id)) throw new Error(`got ${length} accounts instead of ${id}`);
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work));
}

function shuffle(items) {
  return items
    .map((item) => [Math.random(), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}
