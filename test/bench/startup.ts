/** Fresh processes: the time until a candidate is ready, and until its first response. */

import { candidates } from "./candidates.ts";
import { run } from "./children.ts";
import type { BenchContext } from "./context.ts";
import { type Figure, type Rounds, ratiosToReference } from "./figures.ts";
import { differences, spread } from "./statistics.ts";

/** The same process without a candidate, by name. */
const empty = "nothing";

export async function measureStartup(context: BenchContext): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [version, node] of Object.entries(context.nodes)) {
    const { ready, responded } = await startMany(context, node);
    const { [empty]: base = [], ...others } = ready;
    const what = `import and construct, Node.js ${version}: ms`;
    for (const [candidate, values] of Object.entries(others)) {
      figures.push({ what, candidate, ...spread(differences(values, base)) });
    }
    delete responded[empty];
    figures.push(...ratiosToReference(`until the first response, Node.js ${version}: ×`, responded));
  }
  return figures;
}

async function startMany(context: BenchContext, node: string): Promise<{ ready: Rounds; responded: Rounds }> {
  const { project, baseUrl, key, quick } = context;
  const names = [empty, ...candidates];
  const rounds = { ready: none(names), responded: none(names) };
  for (let round = 0; round < (quick ? 2 : 15); round++) {
    for (const name of names) {
      const times = await run<{ ready: number; responded: number }>(project, node, "startup.js", name, baseUrl, key);
      rounds.ready[name]?.push(times.ready);
      rounds.responded[name]?.push(times.responded);
    }
  }
  return rounds;
}

function none(names: string[]): Rounds {
  return Object.fromEntries(names.map((name) => [name, []]));
}
