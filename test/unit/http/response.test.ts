import { type AddressInfo, createServer } from "node:net";
import { inspect } from "node:util";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { apiKeyHint, statusMeanings } from "../../../generated/constants.js";
import {
  ApiError,
  AstersError,
  ForbiddenError,
  InvalidResponseError,
  NotFoundError,
  PaymentRequiredError,
  RateLimitError,
  ServerError,
  UnauthorizedError,
} from "../../../src/http/errors.ts";
import { createAstersClient } from "../../../src/index.ts";
import { envelope, fetches, key, rejection, startClientOver, workspaceId } from "../../helpers/client.ts";

const title = `GET /workspaces/${workspaceId}/socialAccounts`;

test("a status without a meaning or reason phrase, as in HTTP/2, stands alone", async () => {
  const fetch = async () => new Response("{}", { status: 418 });
  const error = await rejection(createAstersClient({ apiKey: key, fetch }).listSocialAccounts(workspaceId));
  expect(error.message).toBe(`${title}: 418. Response: {}`);
});

describe.each(fetches)("over %s", (_, fetch) => {
  const startClient = startClientOver(fetch);

  describe("a failed status", () => {
    test.each<[number, typeof ApiError]>([
      [400, ApiError],
      [401, UnauthorizedError],
      [402, PaymentRequiredError],
      [403, ForbiddenError],
      [404, NotFoundError],
      [405, ApiError],
      [409, ApiError],
      [418, ApiError],
      [429, RateLimitError],
      [500, ServerError],
      [503, ServerError],
      [599, ServerError],
    ])("%d is a $1.name", async (status, expected) => {
      await using server = await startClient((_, response) =>
        response.writeHead(status, { "x-request-id": "r1" }).end('{"a":1}'),
      );
      const error = await rejection<ApiError>(server.asters.listSocialAccounts(workspaceId));
      expect(error).toBeInstanceOf(AstersError);
      expect(error.constructor).toBe(expected);
      expect(error).toMatchObject({ name: expected.name, status, body: { a: 1 }, attempts: 1, retryAfter: undefined });
      expect(error.headers.get("x-request-id")).toBe("r1");
      expect(error.message).toMatch(new RegExp(`^${title}: ${status} \\S.*\\. Response: {"a":1}$`));
    });

    test.each([
      [300, "Multiple Choices"],
      [401, `${statusMeanings[401]}. ${apiKeyHint}`],
      [404, `${statusMeanings[404]}`],
      [418, "I'm a Teapot"],
    ])("the message of a %d says what it means", async (status, meaning) => {
      await using server = await startClient((_, response) => response.writeHead(status).end());
      const { message } = await rejection(server.asters.listSocialAccounts(workspaceId));
      expect(message).toBe(`${title}: ${status} ${meaning}`);
    });

    test("the error of a 429 has the seconds to wait", async () => {
      await using server = await startClient((_, response) => response.writeHead(429, { "retry-after": "90" }).end());
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({ retryAfter: 90 });
    });

    test.each<[string, string | Buffer, unknown]>([
      ["nothing", "", ""],
      ["text", "<h1>Bad Gateway</h1>", "<h1>Bad Gateway</h1>"],
      ["JSON", "null", null],
      ["bytes that are not UTF-8", Buffer.from([0x61, 0xff]), "a\ufffd"],
      ["JSON of 64 KiB", JSON.stringify("x".repeat(65_534)), "x".repeat(65_534)],
      ["a number of more than 64 KiB", "1".repeat(65_537), "1".repeat(65_536)],
      ["JSON of more than 64 KiB", JSON.stringify("x".repeat(65_535)), `"${"x".repeat(65_535)}`],
    ])("has a body of %s", async (_, sent, body) => {
      await using server = await startClient((_, response) => response.writeHead(400).end(sent));
      expect((await rejection<ApiError>(server.asters.listSocialAccounts(workspaceId))).body).toEqual(body);
    });

    test.each([
      ["the key", `bad key ${key}`, "418 bad key [redacted]"],
      ["5,000 characters", "x".repeat(5000), `418 ${"x".repeat(200)}…`],
      ["a control character", "a\tb", "418 a b"],
    ])("bounds and redacts a reason phrase with %s", async (_, phrase, shown) => {
      // Over a socket: node:http refuses some of these phrases.
      const server = createServer((socket) => {
        socket.once("data", () =>
          socket.end(`HTTP/1.1 418 ${phrase}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`),
        );
        socket.on("error", () => {});
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const asters = createAstersClient({ apiKey: key, baseUrl, fetch, maxRetries: 0 });
      const error = await rejection(asters.listSocialAccounts(workspaceId));
      server.close();
      expect(error.message).toBe(`${title}: ${shown}`);
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain(key);
    });

    test("redacts the body before cutting it", async () => {
      const body = "x".repeat(65_536 - key.length / 2) + key;
      await using server = await startClient((_, response) => response.writeHead(400).end(body));
      const error = await rejection<ApiError>(server.asters.listSocialAccounts(workspaceId));
      expect(error.body).toMatch(/^x+\[redacte?d?\]?$/);
      expect(error.body).toHaveLength(65_536);
    });

    test("does not fail when a header contains a placeholder key", async () => {
      await using server = await startClient((_, response) => response.writeHead(400, { "x-a": "1" }).end(), {
        apiKey: "x",
      });
      const error = await rejection<ApiError>(server.asters.listSocialAccounts(workspaceId));
      expect(error.headers.get("x-a")).toBe("1");
    });

    test("shows the body on one short line, without control characters and without the key", async () => {
      const body = JSON.stringify({ message: `\u001b[31m${key}\r\n${"x".repeat(500)}`, [key]: key });
      await using server = await startClient((_, response) => response.writeHead(403, { "x-echo": key }).end(body));
      const error = await rejection<ApiError>(server.asters.listSocialAccounts(workspaceId));
      expect(error.message).toMatch(/^[\x20-\x7e…]{1,350}$/);
      for (const shown of [inspect(error, { depth: null, showHidden: true }), JSON.stringify(error), error.stack]) {
        expect(shown).toContain("403");
        expect(shown).not.toContain(key);
      }
      expect(error.body).toMatchObject({ "[redacted]": "[redacted]" });
      expect(error.headers.get("x-echo")).toBe("[redacted]");
    });

    test("redacts the key when it was passed as the workspace id", async () => {
      await using server = await startClient((_, response) => response.writeHead(404).end());
      const error = await rejection(server.asters.listSocialAccounts(key));
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain(key);
    });
  });

  describe("a successful status with a failure, or without the documented envelope", () => {
    test("an error member with a value is an ApiError", async () => {
      const body = { description: "Missing key", data: null, error: { code: 7 } };
      await using server = await startClient((_, response) => response.end(JSON.stringify(body)));
      const error = await rejection(server.asters.listSocialAccounts(workspaceId));
      expect(error).toMatchObject({ name: "ApiError", status: 200, body });
      expect(error.message).toContain(`${title}: 200 the response body reports an error. Response: {"description"`);
    });

    test.each<[string, string | Buffer, string]>([
      ["nothing", "", "the body must not be empty"],
      ["HTML", "<!doctype html>", "the body must be JSON"],
      ["JSON cut short", '{"data":[{"_id"', "the body must be JSON"],
      ["null", "null", "/data must be array"],
      ["a bare array", "[]", "/data must be array"],
      ["a string", '"data"', "/data must be array"],
      ["no data", '{"description":"","error":null}', "/data must be array"],
      ["an account that is null", '{"data":[null,1]}', "/data/0 must be object"],
      ["an account that is a number", '{"data":[{},1]}', "/data/1 must be object"],
      ["an account that is an array", '{"data":[{},[]]}', "/data/1 must be object"],
      ["data that is not an array", '{"data":{}}', "/data must be array"],
      ["bytes that are not UTF-8", Buffer.from('{"data":["\xff"]}', "latin1"), "the body must be UTF-8"],
    ])("%s is an InvalidResponseError", async (_, body, message) => {
      await using server = await startClient((_, response) =>
        response.writeHead(200, { "x-request-id": "r1" }).end(body),
      );
      const error = await rejection<InvalidResponseError>(server.asters.listSocialAccounts(workspaceId));
      expect(error).toBeInstanceOf(InvalidResponseError);
      expect(error.headers.get("x-request-id")).toBe("r1");
      expect(error).toMatchObject({
        name: "InvalidResponseError",
        status: 200,
        attempts: 1,
        message: `${title}: 200, but ${message}`,
      });
    });

    test("204 is an InvalidResponseError", async () => {
      await using server = await startClient((_, response) => response.writeHead(204).end());
      const error = await rejection(server.asters.listSocialAccounts(workspaceId));
      expect(error).toMatchObject({ name: "InvalidResponseError", status: 204, body: "" });
    });
  });

  describe("status 200 that is not as documented", () => {
    test.each<[string, string | Buffer, Record<string, string>]>([
      ["no description and no error", '{"data":[]}', {}],
      ["error that is undefined", '{"data":[],"description":""}', {}],
      ["JSON under another content type", envelope([]), { "content-type": "text/html" }],
      ["a byte order mark", `\ufeff${envelope([])}`, {}],
      ["gzip", gzipSync(envelope([])), { "content-encoding": "gzip" }],
      ["br", brotliCompressSync(envelope([])), { "content-encoding": "br" }],
      ["deflate", deflateSync(envelope([])), { "content-encoding": "deflate" }],
    ])("accepts %s", async (_, body, headers) => {
      await using server = await startClient((_, response) => response.writeHead(200, headers).end(body));
      expect(await server.asters.listSocialAccounts(workspaceId)).toEqual([]);
    });
  });
});
