/** The peak memory of a fresh process with large responses. */

import { candidates } from "./candidates.ts";
import { run } from "./children.ts";
import type { BenchContext } from "./context.ts";
import { type Figure, ratiosToReference } from "./figures.ts";

export async function measureMemory({ project, baseUrl, key, quick }: BenchContext): Promise<Figure[]> {
  const rounds = Object.fromEntries(candidates.map((name) => [name, [] as number[]]));
  for (let round = 0; round < (quick ? 1 : 5); round++) {
    for (const name of candidates) {
      rounds[name]?.push(await run<number>(project, process.execPath, "memory.js", name, baseUrl, key));
    }
  }
  return ratiosToReference("10,000 accounts: peak memory, ×", rounds);
}
