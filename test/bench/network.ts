/** Time and CPU per call over real connections. */

import { run } from "./children.ts";
import type { BenchContext } from "./context.ts";
import { type Figure, type Rounds, ratiosToReference } from "./figures.ts";

interface Measured {
  time: number;
  cpu: number;
}

/** Batches of some 50 ms: short enough that a round sees one state of the machine, long enough to be timed. */
const settings = [
  { id: "3", concurrency: 1, calls: 150, rounds: 31 },
  { id: "3", concurrency: 16, calls: 400, rounds: 31 },
  { id: "100", concurrency: 1, calls: 100, rounds: 31 },
  { id: "100", concurrency: 16, calls: 200, rounds: 31 },
  { id: "10000", concurrency: 1, calls: 4, rounds: 11 },
  { id: "10000", concurrency: 16, calls: 16, rounds: 7 },
];

export async function measureNetwork({ project, baseUrl, key, quick }: BenchContext): Promise<Figure[]> {
  const chosen = quick ? settings.map((setting) => ({ ...setting, rounds: Math.ceil(setting.rounds / 12) })) : settings;
  const options = JSON.stringify({ baseUrl, key, warmUp: 11_000, settings: chosen });
  const command = ["--expose-gc", "network.js", options];
  const results = await run<Record<string, Measured[]>[]>(project, process.execPath, ...command);
  return results.flatMap((rounds, index) => {
    const { id, concurrency } = chosen[index] as (typeof settings)[0];
    const title = `${Number(id).toLocaleString("en")} accounts, concurrency ${concurrency}`;
    return [
      ...ratiosToReference(`${title}: time, ×`, pick(rounds, "time")),
      ...ratiosToReference(`${title}: CPU, ×`, pick(rounds, "cpu")),
    ];
  });
}

export function pick<Key extends string>(rounds: Record<string, Record<Key, number>[]>, key: Key): Rounds {
  return Object.fromEntries(Object.entries(rounds).map(([name, values]) => [name, values.map((value) => value[key])]));
}
