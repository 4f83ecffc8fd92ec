/** The interface between the command and the MCP server, which are bundled separately. */
import type { OperationId } from "../../../../generated/operations.js";

export type Arguments = Readonly<Record<string, unknown>>;

/** The result of a tool, as an assistant gets it. */
export interface ToolResult {
  /** What the API returned, or the part of it that fits. */
  data: unknown;
  /** How many items a list has in full; for an object, by the name of the list. */
  count?: number | Readonly<Record<string, number>>;
  /** What an assistant must know to interpret `data` correctly. */
  notice?: string;
  [field: string]: unknown;
}

/**
 * How a call ended. A value rather than an exception, because classes differ between the bundles.
 *
 * - `invalid`: the arguments are wrong; no request was sent
 */
export type ToolOutcome =
  | { state: "done"; result: ToolResult }
  | { state: "failed"; message: string }
  | { state: "invalid"; message: string };

export type CallTool = (operationId: OperationId, args: Arguments, signal: AbortSignal) => Promise<ToolOutcome>;
