/** Builds a request from the command line; anything wrong with it is a usage error. */
import { type ClientOperation, operations } from "../../../../generated/operations.js";
import { encodePathSegment } from "../../../client/path.js";
import type { CommandContext } from "../../context.js";
import { UsageError } from "../../errors.js";
import { InputTooLargeError, readStream, readTextFile } from "../../read-input.js";
import { didYouMean } from "../../suggest-names.js";

export function findOperation(operationId: string): ClientOperation {
  const operation = operations.find((operation) => operation.operationId === operationId);
  if (operation) return operation;
  const names = operations.map(({ operationId }) => operationId);
  throw new UsageError(unknownName("operation", operationId, names, "operations"));
}

/** The path parameters by name. */
export function parsePathParameters(
  { operationId, pathParameters }: ClientOperation,
  args: readonly string[],
): Record<string, string> {
  if (args.length === pathParameters.length) {
    return Object.fromEntries(
      pathParameters.map((name, index) => [name, validateSegment(name, args[index] as string)]),
    );
  }
  const expected = pathParameters.map((name) => `<${name}>`).join(" ") || "no path parameters";
  throw new UsageError(
    `${operationId} takes ${expected}, but got ${args.length || "no"} argument${args.length === 1 ? "" : "s"}`,
  );
}

function validateSegment(name: string, value: string): string {
  try {
    encodePathSegment(name, value);
    return value;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The query parameters by name: a repeated name has several values. */
export function parseQuery(
  { operationId, query = {} }: Pick<ClientOperation, "operationId" | "query">,
  params: readonly string[],
): Record<string, string | string[]> {
  const values = new Map<string, string[]>();
  for (const param of params) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(param) ?? [];
    if (name === undefined || value === undefined) throw new UsageError(`--param takes name=value, not ${param}`);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  checkFields(`query parameter of ${operationId}`, query, [...values.keys()]);
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] as string) : all]));
}

/** The body: literal JSON, or JSON in a file or on standard input. */
export async function parseBody(
  { operationId, body: fields }: Pick<ClientOperation, "operationId" | "body">,
  body: string | undefined,
  context: Pick<CommandContext, "stdin" | "signal">,
): Promise<unknown> {
  if (!fields) {
    if (body === undefined) return undefined;
    throw new UsageError(`${operationId} takes no --body`);
  }
  if (body === undefined) {
    checkFields(`body field of ${operationId}`, fields, []);
    return undefined;
  }
  const value = parseJSON(await readBodyArgument(body, context));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new UsageError("--body must be a JSON object");
  }
  checkFields(`body field of ${operationId}`, fields, Object.keys(value));
  return value;
}

/** @param fields whether each known name is required */
function checkFields(kind: string, fields: Readonly<Record<string, boolean>>, given: readonly string[]): void {
  const known = Object.keys(fields);
  const unknown = given.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(unknownName(kind, unknown, known, "known"));
  const missing = known.find((name) => fields[name] && !given.includes(name));
  if (missing !== undefined) throw new UsageError(`missing ${kind}: ${missing}`);
}

function unknownName(kind: string, name: string, known: readonly string[], list: string): string {
  const hint = didYouMean(name, known);
  return `unknown ${kind}: ${name}${hint && ` (${hint})`}; ${list}: ${known.join(", ") || "none"}`;
}

const maxBodyBytes = 2 ** 26;

async function readBodyArgument(
  body: string,
  { stdin, signal }: Pick<CommandContext, "stdin" | "signal">,
): Promise<string> {
  const limits = { maxBytes: maxBodyBytes, signal };
  if (body === "@") throw new UsageError("--body: @ must be followed by the name of a file");
  try {
    if (body === "-") return await readStream(stdin, limits);
    return body.startsWith("@") ? await readTextFile(body.slice(1), limits) : body;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined && !(error instanceof InputTooLargeError)) throw error;
    throw new UsageError(`--body: cannot read ${body.slice(1) || "standard input"}: ${code ?? "it is too large"}`);
  }
}

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`--body is not JSON: ${(error as Error).message}`);
  }
}
