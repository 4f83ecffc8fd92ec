/** `asters call`: sends the request of any operation, and prints the body of its response. */
import { statusMeanings } from "../../../../generated/constants.js";
import type { ClientOperation } from "../../../../generated/operations.js";
import { reportsError } from "../../../client/result.js";
import { errorClassForStatus } from "../../../http/errors.js";
import { redact } from "../../../http/redact.js";
import type { CommandContext } from "../../context.js";
import { InterruptedError, UsageError } from "../../errors.js";
import { type ExitCode, exitCode } from "../../exit-codes.js";
import { formatJSON } from "../../output/json.js";
import { sanitizeLines } from "../../output/terminal.js";
import { keyInArguments } from "../../session/api-key.js";
import { openSession, type SessionFlags } from "../../session/session.js";
import { findOperation, parseBody, parsePathParameters, parseQuery } from "./request.js";

export interface CallFlags extends SessionFlags {
  param?: string[];
  body?: string;
}

export async function callOperation(
  operationId: string,
  args: readonly string[],
  flags: CallFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const operation = findOperation(operationId);
  const path = parsePathParameters(operation, args);
  const query = parseQuery(operation, flags.param ?? []);
  const body = await parseBody(operation, flags.body, context);
  const { apiKey, asters, reporter, controller } = await openSession(flags, context);
  if (args.includes(apiKey)) throw new UsageError(keyInArguments);
  const request = { hasIds: args.length > 0 };
  try {
    const init = { params: { path, query }, body, signal: controller.signal, parseAs: "text" };
    const { data, error, response } = await (asters.raw as unknown as AnyOperation)[operation.method](
      operation.path,
      init,
    );
    const value = parseValue(data ?? error);
    if (value !== undefined) await context.output.write(redact(`${formatBody(value)}\n`, apiKey));
    if (response.ok && !reportsError(value)) return exitCode.done;
    reporter.error(operationId, toError(response, value), request);
    return exitCode.failed;
  } catch (error) {
    if (controller.reason === "interrupted") throw new InterruptedError("Interrupted");
    if (controller.reason !== "output closed") reporter.error(operationId, error as Error, request);
    return exitCode.failed;
  }
}

/** `raw` without its types, for an operation known only at run time. */
type AnyOperation = Record<
  ClientOperation["method"],
  (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>
>;

/** The value of a body: JSON if it is JSON, undefined if it is empty. */
function parseValue(body: unknown): unknown {
  if (typeof body !== "string") return body;
  if (body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function formatBody(value: unknown): string {
  return typeof value === "string" ? sanitizeLines(value) : formatJSON(value, 2);
}

function toError({ ok, status, statusText, headers }: Response, body: unknown): Error {
  const message = ok ? "the response body reports an error" : (statusMeanings[status] ?? statusText);
  const details = { status, body, headers, attempts: 1, retryAfter: undefined };
  return new (errorClassForStatus(status))(`${status} ${message}`, details);
}
