import { apiKeyHint } from "../../../generated/constants.js";
import { normalizeApiKey } from "../../http/api-key.js";
import type { CommandContext, IO } from "../context.js";
import { InterruptedError, UsageError } from "../errors.js";
import { InputTooLargeError, readTextFile } from "../read-input.js";

const howToSet = `${apiKeyHint} Then:
  export ASTERS_API_KEY=...           or, to keep it out of the environment:
  export ASTERS_API_KEY_FILE=key.txt`;

/** More than any key needs, including whitespace. */
const maxKeyFileBytes = 65_536;

/** The API key, from the environment or from the file that the environment names. */
export async function readApiKey({ env, signal }: Pick<CommandContext, "env" | "signal">): Promise<string> {
  const { ASTERS_API_KEY: key, ASTERS_API_KEY_FILE: file } = env;
  if (key?.trim()) return validateKey(key, "ASTERS_API_KEY");
  if (!file) throw new UsageError(`no API key: set ASTERS_API_KEY or ASTERS_API_KEY_FILE.\n${howToSet}`);
  const content = await readTextFile(file, { maxBytes: maxKeyFileBytes, signal }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error instanceof InterruptedError) throw error;
      const reason = error instanceof InputTooLargeError ? "it is too large for a key" : error.code;
      throw new UsageError(`cannot read ${file}, named by ASTERS_API_KEY_FILE: ${reason}`);
    },
  );
  if (!content.trim()) throw new UsageError(`${file}, named by ASTERS_API_KEY_FILE, is empty.\n${howToSet}`);
  return validateKey(content, `the file ${file}, named by ASTERS_API_KEY_FILE,`);
}

/** Reads the key when it is first needed, and keeps it: a pipe, as in `<(command)`, can be read only once. */
export function createKeyReader(io: Pick<IO, "env" | "signal">): CommandContext["apiKey"] {
  let reading: Promise<string> | undefined;
  return () => {
    reading ??= readApiKey(io).catch((error) => {
      // It may succeed later, during a long `asters mcp`.
      reading = undefined;
      throw error;
    });
    return reading;
  };
}

function validateKey(key: string, source: string): string {
  try {
    return normalizeApiKey(key);
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/^apiKey/, source));
  }
}

export const keyInArguments = "one of the arguments is the API key, which is already configured. Remove it";

/** Rejects a key on the command line, whatever the flag is called, without repeating it. */
export function rejectKeyFlag(argv: readonly string[]): void {
  const end = argv.indexOf("--");
  const flags = end < 0 ? argv : argv.slice(0, end);
  const flag = flags.find((argument) => /^--?(x-)?(asters-)?(api-?)?(key|token)(=|$)/i.test(argument));
  if (flag === undefined) return;
  throw new UsageError(
    `${flag.split("=")[0]}: the API key cannot be passed as a flag: other users could read it in the process list, and
the shell saves it in its history. If that was a real key, revoke it.\n${howToSet}`,
  );
}
