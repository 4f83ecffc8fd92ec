/** What a contestant itself adds to a call, in CPU time: it waits for nothing, and so what else runs does not count. */
import type { Bench } from "./bench.ts";
import { run } from "./children.ts";
import { type Figure, reference } from "./figures.ts";
import { differences, spread } from "./statistics.ts";

export async function measureOverhead({ project, nodes, quick }: Bench): Promise<Figure[]> {
  const options = JSON.stringify({ warmUp: quick ? 3000 : 10_000, calls: 300, rounds: quick ? 11 : 41 });
  const figures: Figure[] = [];
  for (const [version, node] of Object.entries(nodes)) {
    const rounds = await run<Record<string, { cpu: number }[]>>(project, node, "--expose-gc", "overhead.js", options);
    const times = (name: string) => (rounds[name] ?? []).map(({ cpu }) => cpu);
    for (const contestant of Object.keys(rounds)) {
      const added = differences(times(contestant), times(reference));
      const values = contestant === reference ? times(contestant) : added;
      figures.push({ what: `in-process, Node.js ${version}: µs`, contestant, ...spread(values) });
    }
  }
  return figures;
}
