/** The openapi-fetch client over the transport: responses as results, middleware, every path of the spec. */
import createClient from "openapi-fetch";
import { apiKeyHeader } from "../../generated/constants.js";
import { operations } from "../../generated/operations.js";
import { decodeText, isSuccess, parseJSON } from "../http/response.js";
import { isIdempotent } from "../http/retry.js";
import { isSuccessStatus } from "../http/status.js";
import type { Limits, Transport, TransportRequest, TransportResponse } from "../http/transport.js";
import type { Fetch } from "../http/types.js";
import type { UntypedClient } from "./call.js";
import { serializePath } from "./path.js";
import type { RawClient } from "./raw-types.js";
import { normalizeLimitsAndHeaders } from "./request-options.js";

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** The members of a call that are openapi-fetch's, or that the transport decides. All other members go to `fetch`. */
const consumed =
  /^(params|body|headers|(query|body|path)Serializer|parseAs|baseUrl|middleware|signal|method|redirect|Request)$/;

interface RawInit extends Partial<Limits> {
  params?: { path?: Record<string, unknown> };
  parseAs?: string;
  signal?: AbortSignal | null;
  fetch?: Fetch;
  requestInitExt?: object;
  Request?: unknown;
}

export function createRaw(send: Transport, baseUrl: string): RawClient {
  const client: UntypedClient & Pick<RawClient, "use" | "eject"> = createClient({
    baseUrl,
    pathSerializer: serializePath,
  });

  async function request(method: string, path: string, given: RawInit = {}) {
    const { timeout, totalTimeout, maxRetries, maxRetryAfter, fetch, requestInitExt, ...init } = given;
    const limits = { timeout, totalTimeout, maxRetries, maxRetryAfter };
    normalizeLimitsAndHeaders(limits);
    const extras = Object.fromEntries(Object.entries(init).filter(([name]) => !consumed.test(name)));
    const { parseAs = "json", signal } = init;
    let reply: TransportResponse | undefined;
    let response: Response | undefined;

    const respond = async (request: Request): Promise<Response> => {
      assertAllowed(request, baseUrl);
      reply = await send({
        ...limits,
        ...(await readRequest(request)),
        ...(init.Request !== undefined && { input: request }),
        signal: combineSignals(signal, request.signal),
        isRepeatable: isIdempotent(request.method) || isMarkedSafe(request.method, path),
        fetch,
        init: { ...extras, ...requestInitExt },
        isStreamed: parseAs === "stream",
      });
      response = toResponse(reply);
      return response;
    };

    try {
      const result = await client.request(method, path, { ...init, params: withPath(path, init), fetch: respond });
      // openapi-fetch decodes leniently; middleware may have put another response in place of this one.
      if (reply && result.response === response && parseAs === "json" && isSuccess(reply)) decodeText(reply);
      return result;
    } catch (error) {
      // The SyntaxError does not say which response it came from.
      if (error instanceof SyntaxError && reply && isSuccess(reply)) parseJSON(reply);
      throw error;
    }
  }

  const shorthands = methods.map((method) => [method, (path: string, init?: RawInit) => request(method, path, init)]);
  const { use, eject } = client;
  return { ...Object.fromEntries(shorthands), request, use, eject };
}

/** openapi-fetch fills in no path for a call without `params.path`. */
function withPath(path: string, { params }: RawInit) {
  return path.includes("{") ? { ...params, path: params?.path ?? {} } : params;
}

function isMarkedSafe(method: string, path: string): boolean {
  return operations.some((operation) => operation.safe && operation.method === method && operation.path === path);
}

function assertAllowed({ url, headers }: Request, baseUrl: string): void {
  if (!url.startsWith(`${baseUrl}/`)) {
    throw new TypeError(`raw only sends requests to URLs under baseUrl (${baseUrl}), because they carry the API key`);
  }
  if (headers.has(apiKeyHeader)) {
    throw new TypeError(`headers must not contain ${apiKeyHeader}: pass the key as apiKey`);
  }
}

/** The parts of a request. The body is read up front, because a retry could not send a stream again. */
async function readRequest(request: Request): Promise<Pick<TransportRequest, "method" | "url" | "headers" | "body">> {
  const { method, url } = request;
  const hasBody = !/^(GET|HEAD)$/.test(method) && request.body !== null;
  const body = hasBody ? new Uint8Array(await request.arrayBuffer()) : undefined;
  return { method, url, headers: Object.fromEntries(request.headers), body: body?.length ? body : undefined };
}

/**
 * Middleware may have replaced the Request and its signal. The caller's signal is added, because a Request's signal stops
 * following it once garbage-collected (undici #3644, #4068).
 */
function combineSignals(caller: AbortSignal | null | undefined, ofRequest: AbortSignal): AbortSignal {
  return caller ? AbortSignal.any([caller, ofRequest]) : ofRequest;
}

const nullBodyStatuses = [101, 103, 204, 205, 304];

/** Converts to a `Response`, even for statuses and reason phrases that its constructor rejects. */
function toResponse({ response, bytes, stream }: TransportResponse): Response {
  const { status, statusText } = response;
  const body = nullBodyStatuses.includes(status) ? null : (stream ?? bytes);
  const headers = new Headers();
  response.headers.forEach((value, name) => {
    headers.append(name, value);
  });
  try {
    return new Response(body, { status, statusText, headers });
  } catch {
    const ok = isSuccessStatus(status);
    return Object.defineProperties(new Response(body, { headers }), {
      status: { value: status },
      statusText: { value: statusText },
      ok: { value: ok },
    });
  }
}
