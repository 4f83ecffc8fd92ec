import type { Readable, Writable } from "node:stream";
import { defaultBaseUrl } from "../../generated/constants.js";
import type { DataOutput } from "./output/data-output.js";

/** A stream that may be a terminal. */
export type OutputStream = Writable & { isTTY?: boolean; columns?: number };

export type Env = Readonly<Record<string, string | undefined>>;

/** Everything the command knows about the process it runs in. */
export interface IO {
  stdin: Readable;
  /** Data only. */
  stdout: OutputStream;
  /** Everything meant for a person. */
  stderr: OutputStream;
  env: Env;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/** What every command runs with. */
export interface CommandContext extends IO {
  /** Writes to `stdout`. Commands write data through it only, so that a closed pipe or a full disk is handled once. */
  output: DataOutput;
  /** The API key, read when it is first needed. */
  apiKey(): Promise<string>;
  /**
   * Prints to standard error without the API key, wherever the key comes from. The text must already be sanitized.
   * Resolves when it and everything before it has been handed to standard error, which may still buffer it.
   */
  print(text: string): Promise<void>;
}

/** The API's base URL: from the flag, else the environment, else the spec. */
export function resolveBaseUrl(flag: string | undefined, env: Env): string {
  return flag || env["ASTERS_BASE_URL"] || defaultBaseUrl;
}
