import type { Writable } from "node:stream";

/** Writes data no faster than its reader consumes it. */
export interface DataOutput {
  /** Resolves when the text has been flushed, or the write has failed. */
  write(text: string): Promise<void>;
  /** Runs the callback once nothing more can be written. */
  onFailure(callback: () => void): void;
  /** The first write error, such as an `EPIPE` after the reader has closed the pipe. */
  readonly failure: NodeJS.ErrnoException | undefined;
}

export function createDataOutput(stream: Writable): DataOutput {
  let failure: NodeJS.ErrnoException | undefined;
  const callbacks: (() => void)[] = [];
  const fail = (error: NodeJS.ErrnoException) => {
    if (failure) return;
    failure = error;
    for (const callback of callbacks) callback();
  };
  stream.on("error", fail);
  return {
    write: (text) =>
      new Promise((resolve) => {
        if (failure) return resolve();
        stream.write(text, (error) => {
          // The "error" event comes later than this.
          if (error) fail(error);
          resolve();
        });
      }),
    onFailure(callback) {
      failure ? callback() : callbacks.push(callback);
    },
    get failure() {
      return failure;
    },
  };
}
