/** The file of workspace ids that a run leaves for a later one. */
import { constants } from "node:fs";
import { open, writeFile } from "node:fs/promises";
import { UsageError } from "../errors.js";

/** Without blocking: opening a pipe without a reader would block forever. */
const writeFlags = constants.O_WRONLY | constants.O_CREAT | (constants.O_NONBLOCK ?? 0);

/** Makes sure that the file can be written before there is anything to lose; its content stays. */
export async function checkRetryFile(path: string): Promise<void> {
  try {
    await (await open(path, writeFlags | constants.O_APPEND)).close();
  } catch (error) {
    throw new UsageError(`--retry-file: cannot write ${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** Writes one id per line, as `asters accounts -` reads them; an empty file if there are none. */
export async function writeRetryFile(path: string, ids: readonly string[]): Promise<void> {
  await writeFile(path, ids.map((id) => `${id}\n`).join(""), { flag: writeFlags | constants.O_TRUNC });
}
