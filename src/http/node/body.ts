/** Reads a response body to its end, then decompresses it. */
import type { IncomingMessage } from "node:http";
import { type Bytes, joinChunks } from "../body.js";
import { getBuiltinModule } from "./builtin.js";

type Decompress = (bytes: Bytes, callback: (error: Error | null, result: Buffer<ArrayBuffer>) => void) => void;

/** Picks the function of node:zlib that decodes each content coding. Node.js before 22.15 has no zstd. */
const zlibFunctionNames: Record<string, (bytes: Bytes) => string> = {
  gzip: () => "gunzip",
  "x-gzip": () => "gunzip",
  br: () => "brotliDecompress",
  zstd: () => "zstdDecompress",
  // Some servers send raw deflate data without the zlib header, whose first byte ends in 8 (RFC 1950).
  deflate: (bytes) => (((bytes[0] as number) & 0x0f) === 8 ? "inflate" : "inflateRaw"),
};

/** Reads everything before anything is decoded, so that undecodable data never blocks a connection. */
export function collectBody(message: IncomingMessage): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    const chunks: Bytes[] = [];
    message.on("data", (chunk: Buffer<ArrayBuffer>) => chunks.push(chunk));
    message.on("end", () => resolve(joinChunks(chunks)));
    message.on("error", reject);
  });
}

/** Undoes the content codings, last one first. An empty body stays empty: a HEAD or 304 response may still have a Content-Encoding. */
export async function decodeBody(body: Bytes, contentEncoding = ""): Promise<ArrayBuffer> {
  const codings = contentEncoding.toLowerCase().split(",");
  let bytes = body;
  for (const coding of codings.reverse()) bytes = await decompress(bytes, coding.trim());
  // `arrayBuffer()` must return exactly the body, and a Buffer may be part of a larger ArrayBuffer.
  return bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : new Uint8Array(bytes).buffer;
}

function decompress(bytes: Bytes, coding: string): Bytes | Promise<Bytes> {
  if (bytes.length === 0 || coding === "" || coding === "identity") return bytes;
  const zlib = getBuiltinModule("node:zlib") as unknown as Record<string, Decompress | undefined>;
  const run = Object.hasOwn(zlibFunctionNames, coding) && zlib[zlibFunctionNames[coding]?.(bytes) as string];
  if (!run) throw unsupported(coding);
  return new Promise((resolve, reject) => {
    run(bytes, (error, result) => (error ? reject(error) : resolve(result)));
  });
}

function unsupported(coding: string): Error {
  const error = new Error(`the content-encoding ${JSON.stringify(coding)} is not supported`);
  return Object.assign(error, { code: "ERR_CONTENT_ENCODING" });
}
