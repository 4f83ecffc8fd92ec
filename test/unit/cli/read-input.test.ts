import { execFileSync } from "node:child_process";
import { getEventListeners } from "node:events";
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { expect, test } from "vitest";
import { InterruptedError } from "../../../src/cli/errors.ts";
import { InputTooLargeError, readStream, readTextFile } from "../../../src/cli/read-input.ts";
import { rejection } from "../../helpers/client.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const limits = { maxBytes: 100, signal: new AbortController().signal };

function pipe(): string {
  const path = join(temporaryFolder(), "pipe");
  execFileSync("mkfifo", [path]);
  return path;
}

test("reads a file to its end", async () => {
  const path = join(temporaryFolder(), "file");
  writeFileSync(path, "é".repeat(50));
  expect(await readTextFile(path, limits)).toBe("é".repeat(50));
  const error = await rejection(readTextFile(path, { ...limits, maxBytes: 99 }));
  expect(error).toBeInstanceOf(InputTooLargeError);
  expect(error).toMatchObject({ name: "InputTooLargeError", message: "more than 99 bytes" });
});

test("reads the file that it has opened, even if it is removed meanwhile", async () => {
  const path = join(temporaryFolder(), "file");
  writeFileSync(path, "content");
  const text = readTextFile(path, limits);
  rmSync(path);
  expect(await text).toBe("content");
});

test("reads what is written to a pipe later", async () => {
  const path = pipe();
  const text = readTextFile(path, limits);
  createWriteStream(path).end("sk-1\n");
  expect(await text).toBe("sk-1\n");
});

test("an abort ends the wait for a pipe without a writer", async () => {
  const controller = new AbortController();
  const text = readTextFile(pipe(), { maxBytes: 100, signal: controller.signal });
  controller.abort();
  expect(await rejection(text)).toBeInstanceOf(InterruptedError);
  expect(await rejection(readTextFile(pipe(), { maxBytes: 100, signal: controller.signal }))).toBeInstanceOf(
    InterruptedError,
  );
});

test("stops at the limit of an endless file", async () => {
  expect(await rejection(readTextFile("/dev/zero", limits))).toBeInstanceOf(InputTooLargeError);
});

test("rejects a directory and a missing file", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "inner"));
  expect(await rejection(readTextFile(folder, limits))).toMatchObject({ code: "EISDIR" });
  expect(await rejection(readTextFile(join(folder, "nothing"), limits))).toMatchObject({ code: "ENOENT" });
});

test("decodes a character that is split between chunks", async () => {
  const bytes = Buffer.from("é");
  expect(await readStream(Readable.from([bytes.subarray(0, 1), bytes.subarray(1)]), limits)).toBe("é");
});

test("leaves no listener", async () => {
  const { signal } = new AbortController();
  expect(await readStream(Readable.from(["a", "b"]), { maxBytes: 2, signal })).toBe("ab");
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("rejects with the error of the stream and leaves no listener", async () => {
  const { signal } = new AbortController();
  const stream = new PassThrough();
  const text = readStream(stream, { maxBytes: 1, signal });
  stream.destroy(new Error("lost"));
  expect((await rejection(text)).message).toBe("lost");
  expect(getEventListeners(signal, "abort")).toEqual([]);
});
