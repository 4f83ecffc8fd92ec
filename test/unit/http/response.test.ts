import { inspect } from "node:util";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
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
import { envelope, fetches, key, rejection, setUp as setUpOver, workspaceId } from "../../helpers/client.ts";

const title = `GET /workspaces/${workspaceId}/socialAccounts`;

test("a status without a text, as in HTTP/2, stands alone", async () => {
  const fetch = async () => new Response("{}", { status: 400 });
  const error = await rejection(createAstersClient({ apiKey: key, fetch }).listSocialAccounts(workspaceId));
  expect(error.message).toBe(`${title}: 400: {}`);
});

describe.each(fetches)("over %s", (_, fetch) => {
  const setUp: typeof setUpOver = (listener, options) => setUpOver(listener, { fetch, ...options });

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
      await using server = await setUp((_, response) =>
        response.writeHead(status, { "x-request-id": "r1" }).end('{"a":1}'),
      );
      const error = await rejection<ApiError>(server.asters.listSocialAccounts(workspaceId));
      expect(error).toBeInstanceOf(AstersError);
      expect(error.constructor).toBe(expected);
      expect(error).toMatchObject({ name: expected.name, status, body: { a: 1 }, attempts: 1, retryAfter: undefined });
      expect(error.headers.get("x-request-id")).toBe("r1");
      expect(error.message).toMatch(new RegExp(`^${title}: ${status}, .*: {"a":1}$`));
    });

    test.each([
      [300, "Multiple Choices"],
      [401, "the API key was not authorised, or none was found. Make one in the Asters app: Settings, workspace, API"],
      [402, "the API is not available on your current plan"],
      [403, "the request is not allowed"],
      [404, "the resource was not found. Check the id"],
      [418, "I'm a Teapot"],
      [429, "a rate limit is reached, or the server is overloaded. Try again later"],
    ])("%d tells what it means", async (status, meaning) => {
      await using server = await setUp((_, response) => response.writeHead(status).end());
      const { message } = await rejection(server.asters.listSocialAccounts(workspaceId));
      expect(message).toBe(`${title}: ${status}, ${meaning}`);
    });

    test("429 tells how many seconds to wait", async () => {
      await using server = await setUp((_, response) => response.writeHead(429, { "retry-after": "90" }).end());
      expect(await rejection(server.asters.listSocialAccounts(workspaceId))).toMatchObject({ retryAfter: 90 });
    });

    test.each<[string, string | Buffer, unknown]>([
      ["nothing", "", ""],
      ["text", "<h1>Bad Gateway</h1>", "<h1>Bad Gateway</h1>"],
      ["JSON", "null", null],
      ["bytes that are no UTF-8", Buffer.from([0x61, 0xff]), "a\ufffd"],
      ["JSON of 64 KiB", JSON.stringify("x".repeat(65_534)), "x".repeat(65_534)],
      ["a number of more than 64 KiB", "1".repeat(65_537), "1".repeat(65_536)],
      ["JSON of more than 64 KiB", JSON.stringify("x".repeat(65_535)), `"${"x".repeat(65_535)}`],
    ])("has a body of %s", async (_, sent, body) => {
      await using server = await setUp((_, response) => response.writeHead(400).end(sent));
      expect((await rejection<ApiError>(server.asters.listSocialAccounts(workspaceId))).body).toEqual(body);
    });

    test("shows what the server says on one short line, without control characters and without the key", async () => {
      const body = JSON.stringify({ message: `\u001b[31m${key}\r\n${"x".repeat(500)}`, [key]: key });
      await using server = await setUp((_, response) => response.writeHead(403, { "x-echo": key }).end(body));
      const error = await rejection<ApiError>(server.asters.listSocialAccounts(workspaceId));
      expect(error.message).toMatch(/^[\x20-\x7e…]{1,350}$/);
      for (const shown of [inspect(error, { depth: null, showHidden: true }), JSON.stringify(error), error.stack]) {
        expect(shown).toContain("403");
        expect(shown).not.toContain(key);
      }
      expect(error.body).toMatchObject({ "[redacted]": "[redacted]" });
      expect(error.headers.get("x-echo")).toBe("[redacted]");
    });

    test("shows no key even if it was passed as the workspace id", async () => {
      await using server = await setUp((_, response) => response.writeHead(404).end());
      const error = await rejection(server.asters.listSocialAccounts(key));
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain(key);
    });
  });

  describe("status 200 with a failure in it", () => {
    test("an error that is filled is an ApiError", async () => {
      const body = { description: "Missing key", data: null, error: { code: 7 } };
      await using server = await setUp((_, response) => response.end(JSON.stringify(body)));
      const error = await rejection(server.asters.listSocialAccounts(workspaceId));
      expect(error).toMatchObject({ name: "ApiError", status: 200, body });
      expect(error.message).toContain(`${title}: 200, the answer says that the call has failed: {"description"`);
    });

    test.each<[string, string | Buffer, string]>([
      ["nothing", "", "the body must be JSON, but is empty"],
      ["HTML", "<!doctype html>", "the body must be JSON"],
      ["JSON cut short", '{"data":[{"_id"', "the body must be JSON"],
      ["null", "null", "/data must be an array"],
      ["a bare array", "[]", "/data must be an array"],
      ["a string", '"data"', "/data must be an array"],
      ["no data", '{"description":"","error":null}', "/data must be an array"],
      ["data that is no array", '{"data":{}}', "/data must be an array"],
      ["bytes that are no UTF-8", Buffer.from('{"data":["\xff"]}', "latin1"), "the body must be UTF-8"],
    ])("%s is an InvalidResponseError", async (_, body, message) => {
      await using server = await setUp((_, response) => response.writeHead(200, { "x-request-id": "r1" }).end(body));
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
      await using server = await setUp((_, response) => response.writeHead(204).end());
      const error = await rejection(server.asters.listSocialAccounts(workspaceId));
      expect(error).toMatchObject({ name: "InvalidResponseError", status: 204, body: "" });
    });
  });

  describe("status 200 that is tolerated", () => {
    test.each<[string, string | Buffer, Record<string, string>]>([
      ["no description and no error", '{"data":[]}', {}],
      ["error that is undefined", '{"data":[],"description":""}', {}],
      ["JSON under another content type", envelope([]), { "content-type": "text/html" }],
      ["a byte order mark", `\ufeff${envelope([])}`, {}],
      ["gzip", gzipSync(envelope([])), { "content-encoding": "gzip" }],
      ["br", brotliCompressSync(envelope([])), { "content-encoding": "br" }],
      ["deflate", deflateSync(envelope([])), { "content-encoding": "deflate" }],
    ])("%s", async (_, body, headers) => {
      await using server = await setUp((_, response) => response.writeHead(200, headers).end(body));
      expect(await server.asters.listSocialAccounts(workspaceId)).toEqual([]);
    });
  });
});
