/** The CPU time that a candidate itself adds to a call. It never waits, so other processes do not distort it. */

import { run } from "./children.ts";
import type { BenchContext } from "./context.ts";
import { type Figure, reference } from "./figures.ts";
import { differences, spread } from "./statistics.ts";

export async function measureOverhead({ project, nodes, quick }: BenchContext): Promise<Figure[]> {
  const options = JSON.stringify({ warmUp: quick ? 3000 : 10_000, calls: 300, rounds: quick ? 11 : 41 });
  const figures: Figure[] = [];
  for (const [version, node] of Object.entries(nodes)) {
    const rounds = await run<Record<string, { cpu: number }[]>>(project, node, "--expose-gc", "overhead.js", options);
    const times = (name: string) => (rounds[name] ?? []).map(({ cpu }) => cpu);
    for (const candidate of Object.keys(rounds)) {
      const added = differences(times(candidate), times(reference));
      const values = candidate === reference ? times(candidate) : added;
      figures.push({ what: `in-process, Node.js ${version}: µs`, candidate, ...spread(values) });
    }
  }
  return figures;
}
