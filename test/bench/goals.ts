import { control, type Figure } from "./figures.ts";

/** The highest value that a figure should have. */
export interface Goal {
  what: string;
  contestant: string;
  atMost: number;
  /** Whether the goal is also met within the spread of bare fetch compared with itself. */
  orSpread?: boolean;
}

const ours = "asters-client";
const node = "asters-client, createNodeFetch";

const sizes = [
  "3 accounts, concurrency 1",
  "3 accounts, concurrency 16",
  "100 accounts, concurrency 1",
  "100 accounts, concurrency 16",
];

export const goals: Goal[] = [
  { what: "in-process, Node.js 20: µs", contestant: ours, atMost: 12 },
  { what: "in-process, Node.js 24: µs", contestant: ours, atMost: 8 },
  ...sizes.flatMap((size) =>
    ["time", "CPU"].map((unit) => ({ what: `${size}: ${unit}, ×`, contestant: ours, atMost: 1.05, orSpread: true })),
  ),
  { what: "10,000 accounts, concurrency 1: time, ×", contestant: ours, atMost: 1 },
  { what: "10,000 accounts, concurrency 16: time, ×", contestant: ours, atMost: 1 },
  { what: "10,000 accounts: peak memory, ×", contestant: ours, atMost: 1.05 },
  { what: "10,000 accounts, over hand-written checks: ×", contestant: "asters-client/validate", atMost: 2 },
  { what: "bundle, gzip: bytes", contestant: ours, atMost: 7500 },
  { what: "one more operation adds, gzip: bytes", contestant: ours, atMost: 150 },
  { what: "validation adds per operation, gzip: bytes", contestant: "asters-client, validated", atMost: 1200 },
  { what: "import and construct, Node.js 20: ms", contestant: ours, atMost: 8 },
  { what: "import and construct, Node.js 24: ms", contestant: ours, atMost: 8 },
  // 2.3 times as many requests a second.
  { what: "3 accounts, concurrency 16: time, ×", contestant: node, atMost: 1 / 2.3 },
  { what: "3 accounts, concurrency 16: CPU, ×", contestant: node, atMost: 0.42 },
  { what: "up to the first answer, Node.js 20: ×", contestant: node, atMost: 0.55 },
  { what: "up to the first answer, Node.js 24: ×", contestant: node, atMost: 0.55 },
];

export interface Verdict extends Goal {
  value: number;
  met: boolean;
}

/** The goals whose figure was measured. */
export function judge(figures: Figure[]): Verdict[] {
  const find = (what: string, contestant: string) =>
    figures.find((figure) => figure.what === what && figure.contestant === contestant);
  return goals.flatMap((goal) => {
    const value = find(goal.what, goal.contestant)?.median;
    const chance = goal.orSpread ? find(goal.what, control)?.high : undefined;
    const atMost = Math.max(goal.atMost, chance ?? 0);
    return value === undefined ? [] : [{ ...goal, atMost, value, met: value <= atMost }];
  });
}
