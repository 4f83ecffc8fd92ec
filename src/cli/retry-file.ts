import { open, writeFile } from "node:fs/promises";
import { UsageError } from "./exit-code.js";

/** Makes sure that the file can be written, before there is anything to lose; what it holds stays. */
export async function checkRetryFile(path: string): Promise<void> {
  try {
    await (await open(path, "a")).close();
  } catch (error) {
    throw new UsageError(`--retry-file: ${path} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/** Leaves the ids in the file, one a line, as `asters accounts -` reads them. Without any, the file is empty. */
export async function writeRetryFile(path: string, ids: readonly string[]): Promise<void> {
  await writeFile(path, ids.map((id) => `${id}\n`).join(""));
}
