import { readFile } from "node:fs/promises";
import { normalizeApiKey } from "../http/api-key.js";
import { redact } from "../http/redact.js";
import { UsageError } from "./exit-code.js";

const howToSet = `Make a key in the Asters app: Settings, workspace management, API, Generate API key. Then:
  export ASTERS_API_KEY=...           or, to keep it out of the environment:
  export ASTERS_API_KEY_FILE=key.txt`;

/** The API key, from the environment or from the file that the environment names. */
export async function readKey(env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const { ASTERS_API_KEY: key, ASTERS_API_KEY_FILE: file } = env;
  if (key?.trim()) return checked(key, "ASTERS_API_KEY");
  if (!file) throw new UsageError(`no API key: neither ASTERS_API_KEY nor ASTERS_API_KEY_FILE is set.\n${howToSet}`);
  const content = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`ASTERS_API_KEY_FILE names ${file}, which cannot be read: ${error.code}`);
  });
  if (!content.trim()) throw new UsageError(`ASTERS_API_KEY_FILE names ${file}, which is empty.\n${howToSet}`);
  return checked(content, `the file ${file} that ASTERS_API_KEY_FILE names`);
}

function checked(key: string, source: string): string {
  try {
    return normalizeApiKey(key);
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/^apiKey/, source));
  }
}

/** What is shorter is a stand-in, such as `any` for the mock, and part of many words. */
const shortestKey = 8;

/** The text with the key struck out, wherever it has come from. */
export function hideKey(text: string, key = ""): string {
  return key.length < shortestKey ? text : redact(text, key);
}

/** Refuses a key on the command line, whatever the flag is called, and does not repeat it. */
export function refuseKeyFlag(argv: readonly string[]): void {
  const end = argv.indexOf("--");
  const flags = end < 0 ? argv : argv.slice(0, end);
  const flag = flags.find((argument) => /^--?(x-)?(asters-)?(api-?)?(key|token)(=|$)/i.test(argument));
  if (flag === undefined) return;
  throw new UsageError(
    `${flag.split("=")[0]}: the key is never a flag, for other users see it in the list of processes, and the shell
writes it to its history. If it was a real key, make a new one.\n${howToSet}`,
  );
}
