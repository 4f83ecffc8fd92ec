/** The cost of validating 10,000 accounts. */

import { run } from "./children.ts";
import type { BenchContext } from "./context.ts";
import type { Figure, Rounds } from "./figures.ts";
import { ratios, spread } from "./statistics.ts";

export async function measureValidation({ project, quick }: BenchContext): Promise<Figure[]> {
  const options = JSON.stringify({ rounds: quick ? 5 : 21 });
  const rounds = await run<Rounds>(project, process.execPath, "validation.js", options);
  const over = (name: string) => {
    const what = `10,000 accounts, over ${name}: ×`;
    const times = (candidate: string) => rounds[candidate] as number[];
    return ["asters-client/validate", "hand-written checks", "JSON.parse"].map((candidate) => ({
      what,
      candidate,
      ...spread(ratios(times(candidate), times(name))),
    }));
  };
  return [...over("hand-written checks"), ...over("JSON.parse")];
}
