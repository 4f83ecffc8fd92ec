import type { FetchResponse } from "./types.js";

export type Bytes = Uint8Array<ArrayBuffer>;

export type BodyStream = ReadableStream<Bytes>;

interface BodyReader {
  read(): Promise<{ done: boolean; value?: Bytes | undefined }>;
  cancel(reason?: unknown): Promise<unknown>;
}

/** A reader of the body, if the platform has one: the bodies of the npm package node-fetch and of polyfills have none. */
function getReader({ body }: FetchResponse): BodyReader | undefined {
  const stream = body as { getReader?: () => BodyReader } | null | undefined;
  return typeof stream?.getReader === "function" ? stream.getReader() : undefined;
}

/** The whole body, through a reader if there is one: arrayBuffer() takes 10 µs longer on Node.js 20. */
export async function readBody(response: FetchResponse): Promise<Bytes> {
  const reader = getReader(response);
  if (!reader) return new Uint8Array(await response.arrayBuffer());
  const chunks: Bytes[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joinChunks(chunks);
    chunks.push(value as Bytes);
  }
}

/** Joins the chunks; a single one is returned without a copy. */
export function joinChunks(chunks: Bytes[]): Bytes {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const joined = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return joined;
}

/** Releases the connection of a response that nobody reads. */
export function discardBody({ body }: FetchResponse): void {
  const { cancel } = (body ?? {}) as { cancel?: () => Promise<unknown> };
  if (typeof cancel === "function") cancel.call(body).catch(() => {});
}

/** The body as a stream that ends when the caller aborts; undefined if it is not a web stream. */
export function streamBody({ body }: FetchResponse, signal: AbortSignal | undefined): BodyStream | undefined {
  const stream = body as BodyStream | null | undefined;
  return typeof stream?.pipeThrough === "function"
    ? stream.pipeThrough(new TransformStream(), signal ? { signal } : {})
    : undefined;
}
