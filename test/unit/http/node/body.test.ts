import zlib, { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { decodeBody } from "../../../../src/http/node/body.ts";
import { rejection } from "../../../helpers/client.ts";

const text = "äccounts";
const decode = async (bytes: Uint8Array, coding?: string) =>
  Buffer.from(await decodeBody(Uint8Array.from(bytes), coding)).toString();

describe("decodeBody", () => {
  test.each([
    [undefined, Buffer.from(text)],
    ["", Buffer.from(text)],
    ["identity", Buffer.from(text)],
    ["gzip", gzipSync(text)],
    ["GZIP", gzipSync(text)],
    ["x-gzip", gzipSync(text)],
    ["br", brotliCompressSync(text)],
    ["deflate", deflateSync(text)],
    ["deflate", deflateRawSync(text)],
    ["gzip, br", brotliCompressSync(gzipSync(text))],
    ["br,identity, deflate", deflateSync(brotliCompressSync(text))],
  ])("decodes %s", async (coding, bytes) => {
    expect(await decode(bytes, coding)).toBe(text);
  });

  test("decodes zstd where Node.js does", async () => {
    const zstdDecompress = vi.fn((_bytes: Uint8Array, callback: (error: null, result: Buffer) => void) =>
      callback(null, Buffer.from(text)),
    );
    const { zstdDecompress: original } = zlib as { zstdDecompress?: unknown };
    onTestFinished(() => void Object.assign(zlib, { zstdDecompress: original }));
    Object.assign(zlib, { zstdDecompress });
    expect(await decode(Buffer.from("compressed"), "zstd")).toBe(text);
  });

  test.each(["gzip", "x-gzip", "br", "deflate", "zstd", "unknown", "gzip, br"])(
    "leaves an empty body empty that is labeled %s",
    async (coding) => {
      expect(await decode(Buffer.alloc(0), coding)).toBe("");
    },
  );

  test("returns exactly the body, not the buffer that it is part of", async () => {
    expect((await decodeBody(new Uint8Array([1, 2, 3]).subarray(1))).byteLength).toBe(2);
  });

  test.each([
    ["gzip", gzipSync(text).subarray(0, -9), "Z_BUF_ERROR"],
    ["gzip", Buffer.from(text), "Z_DATA_ERROR"],
    ["deflate", Buffer.from(text), /^Z_/],
    ["br", Buffer.from(text), /^(ERR_|Z_)/],
  ])("rejects what is not %s with the code of zlib", async (coding, bytes, code) => {
    expect(await rejection(decode(bytes, coding))).toMatchObject({ code: expect.stringMatching(code) });
  });

  test.each(["unknown", "constructor", "gzip, snappy"])("rejects the unsupported content coding %s", async (coding) => {
    const [, name = coding] = coding.split(", ");
    expect(await rejection(decode(Buffer.from(text), coding))).toMatchObject({
      message: `the content-encoding "${name}" is not supported`,
      code: "ERR_CONTENT_ENCODING",
    });
  });
});
