/** A user's program over the whole public surface, compiled by every TypeScript that the package supports. */
import {
  ApiError,
  AstersError,
  type AttemptEvent,
  type BrandvoiceInfo,
  type ClientOptions,
  ConnectionError,
  createAstersClient,
  type Fetch,
  ForbiddenError,
  InvalidResponseError,
  NotFoundError,
  type OperationId,
  PaymentRequiredError,
  type Provider,
  RateLimitError,
  RedirectError,
  type RequestOptions,
  ServerError,
  type SocialAccount,
  TimeoutError,
  UnauthorizedError,
} from "asters-client";
import { createNodeFetch } from "asters-client/node";
import { createFetchStub, examples } from "asters-client/testing";
import { validateResponse } from "asters-client/validate";

const events: AttemptEvent[] = [];
const fetches: (Fetch | undefined)[] = [
  globalThis.fetch,
  createNodeFetch(),
  createFetchStub({ status: 200 }),
  undefined,
];
const options: ClientOptions = {
  apiKey: async () => "key",
  baseUrl: undefined,
  fetch: fetches[0],
  headers: { prefer: "code=200" },
  onAttempt: (event) => events.push(event),
  validator: validateResponse,
};
const asters = createAstersClient(options);
const request: RequestOptions = { signal: new AbortController().signal, maxRetries: 0 };

export async function useAll(): Promise<unknown[]> {
  const accounts: SocialAccount[] = await asters.listSocialAccounts("id", request);
  const provider: Provider = "future-provider";
  const providers = accounts.map((account): string => (account.provider === "tiktok" ? "TikTok" : account.provider));
  const posts = accounts.map(({ brandvoiceInfo }): BrandvoiceInfo => brandvoiceInfo);
  const { data, error, response } = await asters.raw.GET("/workspaces/{workspace_id}/socialAccounts", {
    params: { path: { workspace_id: "id" } },
  });
  const last: string | undefined = data?.data[0]?.brandvoiceInfo.lastPostDate;
  const operation: OperationId = "listSocialAccounts";
  return [
    provider,
    providers,
    posts,
    last,
    error,
    response.ok,
    operation,
    examples.listSocialAccounts[200].documented.data,
    why(new Error()),
  ];
}

function why(error: unknown): string | number | undefined {
  if (error instanceof UnauthorizedError || error instanceof PaymentRequiredError) return error.status;
  if (error instanceof ForbiddenError || error instanceof NotFoundError || error instanceof ServerError)
    return error.name;
  if (error instanceof RateLimitError) return error.retryAfter;
  if (error instanceof ApiError) return String(error.body) + (error.headers.get("x-request-id") ?? "");
  if (error instanceof ConnectionError) return error.attempts;
  if (error instanceof TimeoutError) return error.option;
  if (error instanceof InvalidResponseError) return error.issues[0]?.path;
  if (error instanceof RedirectError) return error.location;
  return error instanceof AstersError ? error.message : undefined;
}
