/** Calls operations of the generated table through openapi-fetch. */
import createClient from "openapi-fetch";
import type { ClientOperation } from "../../generated/operations.js";
import { createApiError, isSuccess, parseJSON } from "../http/response.js";
import { isIdempotent } from "../http/retry.js";
import type { Transport, TransportResponse } from "../http/transport.js";
import { type RequestArguments, readArguments } from "./arguments.js";
import { fillPath } from "./path.js";
import { readResult } from "./result.js";
import type { ResponseValidator } from "./types.js";

/** The part of `Request` that openapi-fetch uses. Constructing a real one takes 20 µs, more than everything else in a call. */
class LightRequest {
  readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly body: string | undefined;
  declare readonly context: CallContext;

  constructor(url: string, init: object) {
    this.url = url;
    Object.assign(this, init);
  }
}

/** Passed through openapi-fetch with the request; carries the response back. */
interface CallContext {
  args: RequestArguments;
  isRepeatable: boolean;
  reply?: TransportResponse;
}

/** The part of `Response` that openapi-fetch uses. */
function toLightResponse(reply: TransportResponse) {
  return {
    ok: true,
    status: reply.response.status,
    // The length of the decoded body: openapi-fetch checks it for an empty body.
    headers: { get: (name: string) => (name === "Content-Length" ? String(reply.bytes.byteLength) : null) },
    json: async () => parseJSON(reply),
  };
}

/** openapi-fetch without path types; the generated method declarations provide them. */
export interface UntypedClient {
  request(method: string, path: string, init?: object): Promise<{ data?: unknown; response: Response }>;
}

export type Call = (operation: ClientOperation, args: readonly unknown[]) => Promise<unknown>;

export function createCall(send: Transport, baseUrl: string, validator: ResponseValidator | undefined): Call {
  async function fetch({ url, method, body, headers, context }: LightRequest) {
    const { args, isRepeatable } = context;
    const contentType = headers.get("content-type");
    const reply = await send({
      ...args.options,
      method,
      url,
      headers: contentType === null ? args.headers : { "content-type": contentType, ...args.headers },
      body,
      isRepeatable,
    });
    if (!isSuccess(reply)) throw createApiError(reply);
    context.reply = reply;
    return toLightResponse(reply);
  }

  // Both have what openapi-fetch uses, but not everything that its types name.
  const client: UntypedClient = createClient({
    baseUrl,
    pathSerializer: fillPath,
    Request: LightRequest as unknown as typeof Request,
    fetch: fetch as unknown as (request: Request) => Promise<Response>,
  });

  return async (operation, given) => {
    const args = readArguments(operation, given);
    const context: CallContext = { args, isRepeatable: operation.safe || isIdempotent(operation.method) };
    const { path, query, body } = args;
    const { data } = await client.request(operation.method, operation.path, { params: { path, query }, body, context });
    return readResult(operation, context.reply as TransportResponse, data, validator);
  };
}
