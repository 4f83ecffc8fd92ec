import type { Readable, Writable } from "node:stream";

/** A stream that may be a terminal. */
export type Output = Writable & { isTTY?: boolean; columns?: number };

/** All that the command knows of the process that it runs in. */
export interface IO {
  stdin: Readable;
  /** Data, and nothing else. */
  stdout: Output;
  /** Everything that is said to a person. */
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}
