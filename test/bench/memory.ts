/** The most memory that a fresh process with large answers ever holds. */
import type { Bench } from "./bench.ts";
import { run } from "./children.ts";
import { contestants } from "./contestants.ts";
import { type Figure, ratiosToReference } from "./figures.ts";

export async function measureMemory({ project, baseUrl, key, quick }: Bench): Promise<Figure[]> {
  const rounds = Object.fromEntries(contestants.map((name) => [name, [] as number[]]));
  for (let round = 0; round < (quick ? 1 : 5); round++) {
    for (const name of contestants) {
      rounds[name]?.push(await run<number>(project, process.execPath, "memory.js", name, baseUrl, key));
    }
  }
  return ratiosToReference("10,000 accounts: peak memory, ×", rounds);
}
