/** Reads files and streams that the user names, up to a limit, or until Ctrl-C. */
import { constants, createReadStream, fstatSync, openSync } from "node:fs";
import { Socket } from "node:net";
import type { Readable } from "node:stream";
import { isatty, ReadStream } from "node:tty";
import { InterruptedError } from "./errors.js";

export interface ReadLimits {
  /** The most bytes that the input may have. */
  maxBytes: number;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/** The input has more bytes than allowed. */
export class InputTooLargeError extends Error {
  override readonly name = "InputTooLargeError";
}

/** Reads a stream as text. */
export async function readStream(stream: Readable, { maxBytes, signal }: ReadLimits): Promise<string> {
  const interrupt = () => stream.destroy(new InterruptedError("Interrupted before any request was sent"));
  if (signal.aborted) interrupt();
  signal.addEventListener("abort", interrupt);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > maxBytes) throw new InputTooLargeError(`more than ${maxBytes} bytes`);
      chunks.push(bytes);
    }
  } finally {
    signal.removeEventListener("abort", interrupt);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Reads a file as text. */
export async function readTextFile(path: string, limits: ReadLimits): Promise<string> {
  return readStream(openFile(path), limits);
}

/**
 * Opens a file for reading. It may be a pipe, as in `<(command)`, or a terminal: those must not block a thread, because
 * a blocked thread keeps the process from ending on Ctrl-C.
 */
function openFile(path: string): Readable {
  const fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  if (isatty(fd)) return new ReadStream(fd);
  return fstatSync(fd).isFIFO() ? new Socket({ fd, writable: false }) : createReadStream(path, { fd });
}
