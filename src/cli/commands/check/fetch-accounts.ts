/** Fetches the accounts of a workspace, and double-checks a response that would raise a false alarm. */
import type { AstersClient } from "../../../client/client.js";
import { InvalidResponseError } from "../../../http/errors.js";
import { redact } from "../../../http/redact.js";
import type { ValidationIssue } from "../../../http/types.js";
import { validateResponse } from "../../../validate.js";
import { createInvalidDataError } from "../../invalid-data-error.js";
import { toText } from "../../output/json.js";
import type { SeenAccount } from "./compare.js";

export interface FetchAccountsOptions {
  signal: AbortSignal;
  /** Redacted from account fields. */
  apiKey: string;
  /** The ids of the accounts that the workspace had at the last check. */
  knownIds: readonly string[];
  /** Called if neither response matches the spec, but the accounts could be read anyway. */
  onMismatch: (issue: ValidationIssue) => void;
}

interface Reading {
  accounts: Map<string, SeenAccount>;
  /** The first place that does not match the spec. */
  issue: ValidationIssue | undefined;
}

/**
 * Returns the accounts of a workspace. A response that lacks a known account, or does not match the spec, is confirmed
 * by a second request. An account counts as missing only if both responses lack it.
 */
export async function fetchAccounts(
  asters: Pick<AstersClient, "listSocialAccounts">,
  id: string,
  options: FetchAccountsOptions,
): Promise<SeenAccount[]> {
  const { signal, apiKey, knownIds, onMismatch } = options;
  const readings: Reading[] = [];
  const errors: unknown[] = [];
  while (readings.length < 2) {
    try {
      const reading = read(await asters.listSocialAccounts(id, { signal }), apiKey);
      readings.push(reading);
      if (!reading.issue && knownIds.every((id) => reading.accounts.has(id))) return [...reading.accounts.values()];
    } catch (error) {
      errors.push(error);
      // The client has already retried everything transient except an invalid body.
      if (!(error instanceof InvalidResponseError) || errors.length > 1) throw error;
    }
  }
  const [first, second] = readings as [Reading, Reading];
  const issue = first.issue && second.issue;
  if (issue) onMismatch(issue);
  return [...merge(first, second, knownIds).values()];
}

/** The accounts of the second reading, and the known ones that only the first one has. */
function merge(first: Reading, second: Reading, knownIds: readonly string[]): Map<string, SeenAccount> {
  const merged = new Map(second.accounts);
  for (const id of knownIds) {
    const account = first.accounts.get(id);
    if (account && !merged.has(id)) merged.set(id, account);
  }
  return merged;
}

/**
 * @throws {InvalidResponseError} if an account has no id, or `expired` is not a boolean
 */
function read(data: readonly unknown[], apiKey: string): Reading {
  const [issue] = validateResponse("listSocialAccounts", 200, { description: "", data, error: null });
  const accounts = new Map<string, SeenAccount>();
  for (const [index, item] of data.entries()) {
    const { _id, expired, account_id, name, provider } = item as Record<string, unknown>;
    if (typeof _id !== "string" || _id === "")
      throw createInvalidDataError(data, `/data/${index}/_id`, "must be string");
    if (typeof expired !== "boolean") throw createInvalidDataError(data, `/data/${index}/expired`, "must be boolean");
    const text = (value: unknown) => redact(value === undefined || value === null ? "" : toText(value), apiKey);
    const account = { _id: text(_id), account_id: text(account_id), name: text(name), provider: text(provider) };
    // Of accounts with the same id, the first counts.
    if (!accounts.has(account._id)) accounts.set(account._id, { ...account, expired });
  }
  return { accounts, issue };
}
