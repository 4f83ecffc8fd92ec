import { type Command, Option } from "commander";
import { type AstersClient, createAstersClient } from "../../client/client.js";
import { createNodeFetch } from "../../http/node-fetch.js";
import type { AttemptEvent } from "../../http/types.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import { parseInteger, parseSeconds } from "../option-parsers.js";

/** Options of every command that sends requests. Times are in milliseconds. */
export interface RequestFlags {
  baseUrl?: string;
  timeout: number;
  retries: number;
  validate?: boolean;
}

/** Option of commands that send a request per workspace. */
export interface ConcurrencyFlags {
  concurrency: number;
}

/** The longest `Retry-After` that a run obeys, in milliseconds. */
export const maxRetryAfter = 300_000;

/**
 * Adds the "Requests" group of options.
 *
 * @param canValidate whether to offer `--validate`
 */
export function addRequestOptions(command: Command, { canValidate = true } = {}): Command {
  const timeout = new Option("--timeout <seconds>", "time limit per attempt");
  command
    .optionsGroup("Requests:")
    .option("--base-url <url>", "base URL of the API; overrides ASTERS_BASE_URL")
    .addOption(timeout.argParser(parseSeconds).default(30_000, "30"))
    .option("--retries <number>", "how many times to retry a transient failure", parseInteger(0, 20), 1);
  return canValidate ? command.option("--validate", "check each response against the OpenAPI spec") : command;
}

export function addConcurrencyOption(command: Command): Command {
  return command.option("--concurrency <number>", "how many workspaces to fetch at once", parseInteger(1, 100), 4);
}

/** Creates the client that the options describe. A bad base URL is a usage error, before any request. */
export async function createClient(
  apiKey: string,
  baseUrl: string,
  flags: RequestFlags,
  { env }: Pick<CommandContext, "env">,
  onAttempt: (event: AttemptEvent) => void,
): Promise<AstersClient> {
  const { timeout, retries } = flags;
  const validator = flags.validate ? (await import("../../validate.js")).validateResponse : undefined;
  // Long enough for every attempt and wait, so that it never ends a call first.
  const totalTimeout = (retries + 1) * (timeout + maxRetryAfter);
  try {
    return createAstersClient({
      apiKey,
      baseUrl,
      timeout,
      totalTimeout,
      maxRetries: retries,
      maxRetryAfter,
      validator,
      onAttempt,
      fetch: createNodeFetch({ proxyEnv: env }),
    });
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/^baseUrl/, "the base URL (--base-url or ASTERS_BASE_URL)"));
  }
}
