import { control, type Figure } from "./figures.ts";

/** The highest value that a figure should have. */
export interface Goal {
  what: string;
  candidate: string;
  atMost: number;
  /** Whether the goal is also met within the spread of bare fetch compared to itself. */
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

/** Goals for a bundle with one call, minified and gzipped. */
export const bundleGoals = { bytes: 7500, perOperation: 150, validationPerOperation: 1200 };

export const goals: Goal[] = [
  { what: "in-process, Node.js 20: µs", candidate: ours, atMost: 12 },
  { what: "in-process, Node.js 24: µs", candidate: ours, atMost: 8 },
  ...sizes.flatMap((size) =>
    ["time", "CPU"].map((unit) => ({ what: `${size}: ${unit}, ×`, candidate: ours, atMost: 1.05, orSpread: true })),
  ),
  { what: "10,000 accounts, concurrency 1: time, ×", candidate: ours, atMost: 1 },
  { what: "10,000 accounts, concurrency 16: time, ×", candidate: ours, atMost: 1 },
  { what: "10,000 accounts: peak memory, ×", candidate: ours, atMost: 1.05 },
  { what: "10,000 accounts, over hand-written checks: ×", candidate: "asters-client/validate", atMost: 2 },
  { what: "bundle, gzip: bytes", candidate: ours, atMost: bundleGoals.bytes },
  { what: "one more operation adds, gzip: bytes", candidate: ours, atMost: bundleGoals.perOperation },
  {
    what: "validation adds per operation, gzip: bytes",
    candidate: "asters-client, validated",
    atMost: bundleGoals.validationPerOperation,
  },
  { what: "import and construct, Node.js 20: ms", candidate: ours, atMost: 8 },
  { what: "import and construct, Node.js 24: ms", candidate: ours, atMost: 8 },
  // createNodeFetch must handle 2.3 times the requests per second of bare fetch.
  { what: "3 accounts, concurrency 16: time, ×", candidate: node, atMost: 1 / 2.3 },
  { what: "3 accounts, concurrency 16: CPU, ×", candidate: node, atMost: 0.42 },
  { what: "until the first response, Node.js 20: ×", candidate: node, atMost: 0.55 },
  { what: "until the first response, Node.js 24: ×", candidate: node, atMost: 0.55 },
];

export interface Verdict extends Goal {
  value: number;
  met: boolean;
}

/** The goals whose figure was measured. */
export function judge(figures: Figure[]): Verdict[] {
  const find = (what: string, candidate: string) =>
    figures.find((figure) => figure.what === what && figure.candidate === candidate);
  return goals.flatMap((goal) => {
    const value = find(goal.what, goal.candidate)?.median;
    const noise = goal.orSpread ? find(goal.what, control)?.high : undefined;
    const atMost = Math.max(goal.atMost, noise ?? 0);
    return value === undefined ? [] : [{ ...goal, atMost, value, met: value <= atMost }];
  });
}
