import type { OperationId } from "../../../../generated/operations.js";
import { callSyntax, getOperation } from "../../operations.js";
import { formatJSON } from "../../output/json.js";
import type { ToolResult } from "./tool-call.js";

/**
 * How many characters of JSON a result may have, about 15,000 tokens. Assistants truncate or reject larger ones: Claude
 * Code, for example, at 25,000 tokens.
 */
const maxLength = 40_000;

/**
 * Truncates the lists of a result to what fits, and says so.
 *
 * @param narrowing the arguments with which a call would return less
 * @param operationId the operation that returns the whole list
 */
export function limitResult(data: unknown, narrowing: readonly string[], operationId: OperationId): ToolResult {
  if (Array.isArray(data)) {
    const shown = limitList(data);
    return { data: shown, count: data.length, ...cutNotice(shown.length, data.length, narrowing, operationId) };
  }
  if (typeof data !== "object" || data === null) return { data };
  return limitObject(data, narrowing, operationId);
}

function limitObject(data: object, narrowing: readonly string[], operationId: OperationId): ToolResult {
  const lists = Object.entries(data).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  if (lists.length === 0) return { data };
  const shown = Object.fromEntries(lists.map(([name, list]) => [name, limitList(list, maxLength / lists.length)]));
  const lengthOf = (all: [string, unknown[]][]) => all.reduce((sum, [, list]) => sum + list.length, 0);
  return {
    data: { ...data, ...shown },
    count: Object.fromEntries(lists.map(([name, list]) => [name, list.length])),
    ...cutNotice(lengthOf(Object.entries(shown)), lengthOf(lists), narrowing, operationId),
  };
}

/** The first items, as many as fit. */
export function limitList<T>(list: readonly T[], limit = maxLength): T[] {
  let length = 0;
  const end = list.findIndex((item) => {
    length += formatJSON(item).length + 1;
    return length > limit;
  });
  return list.slice(0, end < 0 ? list.length : end);
}

/** Nothing, if all items are shown. */
export function cutNotice(
  shown: number,
  all: number,
  narrowing: readonly string[],
  operationId: OperationId,
): { notice?: string } {
  if (shown === all) return {};
  const how =
    narrowing.length > 0
      ? `To narrow the list, pass ${narrowing.join(" or ")}.`
      : `The whole list: asters call ${callSyntax(getOperation(operationId))}`;
  return { notice: `Incomplete: ${shown} of ${all} items are shown, because a result must stay short. ${how}` };
}
