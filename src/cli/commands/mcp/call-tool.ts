import type { OperationId } from "../../../../generated/operations.js";
import { NotFoundError, RateLimitError } from "../../../http/errors.js";
import { redact } from "../../../http/redact.js";
import { type CommandContext, resolveBaseUrl } from "../../context.js";
import { UsageError } from "../../errors.js";
import { getOperation } from "../../operations.js";
import { keyInArguments } from "../../session/api-key.js";
import { describeError, type RequestInfo } from "../../session/describe-error.js";
import { openSession, type Session } from "../../session/session.js";
import { limitResult } from "./limit.js";
import { toMethodArguments } from "./method-arguments.js";
import type { MCPFlags } from "./run.js";
import { callOptions, listAccounts } from "./social-accounts.js";
import type { Arguments, CallTool, ToolResult } from "./tool-call.js";

/** Returns the function that runs tools. It reads the key at the first call: a client may list tools without one. */
export function createCallTool(flags: MCPFlags, context: CommandContext): CallTool {
  const baseUrl = resolveBaseUrl(flags.baseUrl, context.env);
  let session: Session | undefined;

  return async (operationId, args, signal) => {
    try {
      session ??= await openSession(flags, context);
      const { apiKey } = session;
      if (Object.values(args).includes(apiKey)) return { state: "invalid", message: keyInArguments };
      const result = await run(session, operationId, args, { signal, concurrency: flags.concurrency });
      return { state: "done", result: redact(result, apiKey) };
    } catch (thrown) {
      const error = thrown as Error;
      // The client throws it for wrong arguments, before any request.
      if (error instanceof TypeError) return { state: "invalid", message: error.message };
      const request = { hasIds: getOperation(operationId).pathParameters.some((name) => args[name] !== undefined) };
      if (!signal.aborted) session?.reporter.error(operationId, error, request);
      return { state: "failed", message: describeFailure(error, baseUrl, request) };
    }
  };
}

interface RunOptions {
  signal: AbortSignal;
  concurrency: number;
}

async function run(
  session: Session,
  operationId: OperationId,
  args: Arguments,
  options: RunOptions,
): Promise<ToolResult> {
  if (operationId === "listSocialAccounts") return listAccounts(session, args, options);
  const operation = getOperation(operationId);
  const methods = session.asters as unknown as Record<OperationId, (...args: unknown[]) => Promise<unknown>>;
  const data = await methods[operationId](...toMethodArguments(operation, args), callOptions(options.signal));
  const narrowing = Object.keys(operation.query ?? {}).filter((name) => args[name] === undefined);
  return limitResult(data, narrowing, operationId);
}

/** The client's message, and what to do about it. */
function describeFailure(error: Error, baseUrl: string, request: RequestInfo): string {
  if (error instanceof UsageError) return error.message;
  const hint = hintFor(error, request) ?? describeError(error, baseUrl, request).hint;
  return hint === undefined ? error.message : `${error.message}\n${hint}`;
}

/** Hints that differ for an assistant, which calls tools instead of commands. */
function hintFor(error: Error, { hasIds }: RequestInfo): string | undefined {
  if (error instanceof NotFoundError && hasIds) return "Check the id: list_workspaces lists the ids of workspaces.";
  if (!(error instanceof RateLimitError)) return undefined;
  const { retryAfter } = error;
  return retryAfter === undefined ? "Try again later." : `Try again in ${Math.ceil(retryAfter)} seconds.`;
}
