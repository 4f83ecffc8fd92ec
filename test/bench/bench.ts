import type { Figure } from "./figures.ts";

/** What every part of the benchmark is given. */
export interface Bench {
  /** The folder that the programs are in. */
  project: string;
  /** Base URL of the stand-in. */
  baseUrl: string;
  key: string;
  /** Less of everything: enough to see that it runs, and what is far off. */
  quick: boolean;
  /** Executables of Node.js, by version. */
  nodes: Record<string, string>;
}

export type Part = (bench: Bench) => Promise<Figure[]>;
