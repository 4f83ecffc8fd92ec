import type { Writable } from "node:stream";

/** Writes data out no faster than it is read. */
export interface DataOutput {
  write(text: string): Promise<void>;
  /** What ended it early, such as an `EPIPE` when the reader has seen enough. */
  readonly failure: NodeJS.ErrnoException | undefined;
}

/** @param onFailure is called once, when nothing more can be written */
export function createDataOutput(stream: Writable, onFailure: () => void): DataOutput {
  let failure: NodeJS.ErrnoException | undefined;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    failure ??= error;
    onFailure();
  });
  return {
    write: (text) => new Promise((resolve) => (failure ? resolve() : stream.write(text, () => resolve()))),
    get failure() {
      return failure;
    },
  };
}
