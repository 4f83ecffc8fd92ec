/** Fresh processes: until a contestant is there, and until it has its first answer. */
import type { Bench } from "./bench.ts";
import { run } from "./children.ts";
import { contestants } from "./contestants.ts";
import { type Figure, type Rounds, ratiosToReference } from "./figures.ts";
import { differences, spread } from "./statistics.ts";

/** The same process without a contestant. */
const empty = "nothing";

export async function measureCold(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [version, node] of Object.entries(bench.nodes)) {
    const { ready, answered } = await startMany(bench, node);
    const { [empty]: base = [], ...others } = ready;
    const what = `import and construct, Node.js ${version}: ms`;
    for (const [contestant, values] of Object.entries(others)) {
      figures.push({ what, contestant, ...spread(differences(values, base)) });
    }
    delete answered[empty];
    figures.push(...ratiosToReference(`up to the first answer, Node.js ${version}: ×`, answered));
  }
  return figures;
}

async function startMany(bench: Bench, node: string): Promise<{ ready: Rounds; answered: Rounds }> {
  const { project, baseUrl, key, quick } = bench;
  const names = [empty, ...contestants];
  const rounds = { ready: none(names), answered: none(names) };
  for (let round = 0; round < (quick ? 2 : 15); round++) {
    for (const name of names) {
      const times = await run<{ ready: number; answered: number }>(project, node, "cold.js", name, baseUrl, key);
      rounds.ready[name]?.push(times.ready);
      rounds.answered[name]?.push(times.answered);
    }
  }
  return rounds;
}

function none(names: string[]): Rounds {
  return Object.fromEntries(names.map((name) => [name, []]));
}
