import { createAstersClient } from "../client/client.js";
import { createNodeFetch } from "../http/node-fetch.js";
import type { AttemptEvent, ResponseValidator, SocialAccount } from "../index.js";
import { UsageError } from "./exit-code.js";

/** How requests are made. Times are in milliseconds. */
export interface RequestFlags {
  baseUrl?: string;
  timeout: number;
  retries: number;
  validate?: boolean;
}

export type List = (id: string, signal: AbortSignal) => Promise<SocialAccount[]>;

/** The longest wait between two attempts that the client obeys. */
const longestRetryAfter = 60_000;

/** What lists the accounts of a workspace; a wrong flag is found here, before any request. */
export async function createLister(
  apiKey: string,
  baseUrl: string,
  flags: RequestFlags,
  onAttempt: (event: AttemptEvent) => void,
): Promise<List> {
  const { timeout, retries } = flags;
  const validator = flags.validate ? (await import("../validate.js")).validateResponse : onlyObjects;
  const totalTimeout = (retries + 1) * (timeout + longestRetryAfter);
  const options = { apiKey, baseUrl, timeout, totalTimeout, maxRetries: retries, validator, onAttempt };
  try {
    const asters = createAstersClient({ ...options, fetch: createNodeFetch() });
    return (id, signal) => asters.listSocialAccounts(id, { signal });
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/^baseUrl/, "the base URL (--base-url or ASTERS_BASE_URL)"));
  }
}

/** The client takes any list for one of accounts, unless it is told to look. */
const onlyObjects: ResponseValidator = (_operation, _status, body) => {
  const { data } = body as { data: unknown[] };
  const index = data.findIndex((account) => typeof account !== "object" || account === null);
  return index < 0 ? [] : [{ path: `/data/${index}`, message: "must be object" }];
};
