import type { AstersClient } from "../../client/client.js";
import { type CommandContext, resolveBaseUrl } from "../context.js";
import { createRateLimitPause, type RateLimitPause } from "./rate-limit-pause.js";
import { createReporter, type Reporter } from "./reporter.js";
import { createClient, type RequestFlags } from "./request-options.js";
import { createRunController, type RunController } from "./run-controller.js";

/** Options of every command that opens a session. */
export interface SessionFlags extends RequestFlags {
  verbose?: boolean;
  color: boolean;
}

/** What a command that sends requests works with. */
export interface Session {
  apiKey: string;
  asters: AstersClient;
  reporter: Reporter;
  controller: RunController;
  pause: RateLimitPause;
}

/** Reads the key and sets up client, messages and cancellation; sends no request. */
export async function openSession(flags: SessionFlags, context: CommandContext): Promise<Session> {
  const { stderr, env } = context;
  const apiKey = await context.apiKey();
  const baseUrl = resolveBaseUrl(flags.baseUrl, env);
  const reporter = createReporter({
    stderr,
    env,
    apiKey,
    baseUrl,
    color: flags.color,
    verbose: flags.verbose ?? false,
  });
  const pause = createRateLimitPause((wait) => {
    if (wait >= 1000) reporter.info(`Rate limited by the API: no new requests for ${Math.round(wait / 1000)} s`);
  });
  const asters = await createClient(apiKey, baseUrl, flags, context, (event) => {
    reporter.onAttempt(event);
    if (event.status === 429) pause.start(event.delay ?? 0);
  });
  return { apiKey, asters, reporter, controller: createRunController(context), pause };
}
