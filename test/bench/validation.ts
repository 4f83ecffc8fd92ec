/** What it costs to check 10,000 accounts. */
import type { Bench } from "./bench.ts";
import { run } from "./children.ts";
import type { Figure, Rounds } from "./figures.ts";
import { ratios, spread } from "./statistics.ts";

export async function measureValidation({ project, quick }: Bench): Promise<Figure[]> {
  const options = JSON.stringify({ rounds: quick ? 5 : 21 });
  const rounds = await run<Rounds>(project, process.execPath, "validation.js", options);
  const over = (name: string) => {
    const what = `10,000 accounts, over ${name}: ×`;
    const times = (contestant: string) => rounds[contestant] as number[];
    return ["asters-client/validate", "hand-written checks", "JSON.parse"].map((contestant) => ({
      what,
      contestant,
      ...spread(ratios(times(contestant), times(name))),
    }));
  };
  return [...over("hand-written checks"), ...over("JSON.parse")];
}
