import type { Figure } from "./figures.ts";

/** What every part of the benchmark needs. */
export interface BenchContext {
  /** The folder with the programs. */
  project: string;
  /** Base URL of the fake server. */
  baseUrl: string;
  key: string;
  /** A smoke run with fewer rounds. */
  quick: boolean;
  /** Executables of Node.js, by version. */
  nodes: Record<string, string>;
}

export type Part = (context: BenchContext) => Promise<Figure[]>;
