/** `asters mcp` as a program: the official client, the MCP Inspector, and clients that misbehave. */

import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { Client, type ClientOptions } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tools as generatedTools } from "../../generated/tools.js";
import { startChild } from "../../scripts/child-process.ts";
import { account, respondWith } from "../helpers/accounts.ts";
import { rejection } from "../helpers/client.ts";
import { installAll, installRuntimes } from "../helpers/install.ts";
import { installCommand } from "../helpers/install-command.ts";
import { initializeRequest, protocolVersions } from "../helpers/mcp.ts";
import { listen } from "../helpers/server.ts";
import type { SpawnedProgram } from "../helpers/spawn.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const asters = installCommand();
const command = join(asters.project, "node_modules/.bin/asters");
let mock: SpawnedProgram;
let mockURL: string;

beforeAll(async () => {
  mock = asters.start(["mock", "--port", "0"], {});
  const [line] = (await once(createInterface(mock.process.stdout), "line")) as [string];
  mockURL = /http:\S+/.exec(line)?.[0] as string;
});

afterAll(async () => {
  await mock[Symbol.asyncDispose]();
});

const environment = (url: string) => ({ PATH: asters.PATH, ASTERS_API_KEY: "sk-0123456789", ASTERS_BASE_URL: url });

/** Starts the command and connects the official client to it. */
async function connect(url: string, options: ClientOptions) {
  const transport = new StdioClientTransport({ command, args: ["mcp"], env: environment(url), stderr: "pipe" });
  // The transport reports what is not a message as an error.
  const errors: Error[] = [];
  const client = new Client({ name: "test", version: "1" }, options);
  client.onerror = (error) => errors.push(error);
  await client.connect(transport);
  return { client, transport, errors, [Symbol.asyncDispose]: () => client.close() };
}

interface Result {
  structuredContent?: { data: unknown[]; count: number; notice?: string };
  content: { text: string }[];
  isError?: boolean;
}

async function call(client: Client, name: string, args: object = {}, options = {}): Promise<Result> {
  return (await client.callTool({ name, arguments: { ...args } }, options)) as unknown as Result;
}

describe.each(protocolVersions)("the official client, protocol %s", (protocol, options) => {
  test("lists and calls the tools against asters mock", async () => {
    await using connection = await connect(mockURL, options);
    const { client, errors } = connection;
    expect(client.getNegotiatedProtocolVersion()).toBe(protocol);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(generatedTools.map(({ name }) => name));
    for (const { name, inputSchema } of tools) {
      const args = Object.fromEntries((inputSchema.required ?? []).map((required) => [required, "a"]));
      const { structuredContent, content, isError } = await call(client, name, args);
      expect(isError).toBeFalsy();
      expect(JSON.parse(content[0]?.text as string)).toEqual(structuredContent);
    }
    const expired = await call(client, "list_social_accounts", { expired: true });
    expect(expired.structuredContent?.data).toMatchObject([{ expired: true }, { expired: true }, { expired: true }]);
    expect(errors).toEqual([]);
  });

  test("gets failures and wrong arguments as errors", async () => {
    await using server = await listen(respondWith({ gone: 404 }));
    await using connection = await connect(server.url, options);
    const { client } = connection;
    expect(await call(client, "list_social_accounts", { workspace_id: "gone" })).toMatchObject({ isError: true });
    expect(await rejection(call(client, "list_social_accounts", { provider: 1 }))).toMatchObject({ code: -32602 });
    expect(await rejection(call(client, "delete_workspace"))).toMatchObject({ code: -32602 });
  });

  test("cancels a call", async () => {
    await using server = await listen((_request, response) => response.write("{"));
    await using connection = await connect(server.url, options);
    const { client, errors } = connection;
    const controller = new AbortController();
    const called = rejection(call(client, "list_labels", { workspace_id: "a" }, { signal: controller.signal }));
    const [, response] = await once(server.server, "request");
    controller.abort();
    await once(response, "close");
    await called;
    expect((await client.listTools()).tools).toHaveLength(generatedTools.length);
    expect(errors).toEqual([]);
  });

  test("gets as many of 10,000 accounts as fit", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => account({ _id: String(index) }));
    await using server = await listen(respondWith({ a: many }));
    await using connection = await connect(server.url, options);
    const { structuredContent, content } = await call(connection.client, "list_social_accounts", { workspace_id: "a" });
    expect(structuredContent).toMatchObject({ count: 10_000, notice: expect.stringContaining("pass provider") });
    expect(content[0]?.text.length).toBeLessThan(42_000);
  });
});

const start = () => startChild<ChildProcessWithoutNullStreams>(command, ["mcp"], { env: environment(mockURL) });

test("ignores invalid lines and writes only protocol messages", async () => {
  await using running = start();
  const { stdin, stdout } = running.process;
  const lines = createInterface(stdout);
  stdin.write(`garbage\n${initializeRequest}`);
  await once(lines, "line");
  stdin.write(Buffer.from([0xff, 0x00, 0x0a, 0x1b, 0x0a]));
  stdin.write(
    `[]\n{"jsonrpc":"2.0","id":{}}\n${"x".repeat(1_000_000)}\n{"jsonrpc":"2.0","id":2,"method":"tools/list"}\n`,
  );
  const [line] = await once(lines, "line");
  expect(JSON.parse(line)).toMatchObject({
    jsonrpc: "2.0",
    id: 2,
    result: { tools: generatedTools.map(({ name }) => ({ name })) },
  });
  stdin.end();
  expect(await running.ended).toEqual({ code: 0, signal: null });
});

test("ends when a client closes standard input, even during a call", async () => {
  await using server = await listen((_request, response) => response.write("{"));
  await using running = startChild<ChildProcessWithoutNullStreams>(command, ["mcp"], { env: environment(server.url) });
  const { stdin, stdout } = running.process;
  const written = text(stdout);
  const params = { name: "list_labels", arguments: { workspace_id: "a" } };
  stdin.write(`${initializeRequest}${JSON.stringify({ jsonrpc: "2.0", id: 2, method: "tools/call", params })}\n`);
  await once(server.server, "request");
  stdin.end();
  expect(await running.ended).toEqual({ code: 0, signal: null });
  expect(
    (await written)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).id),
  ).toEqual([1]);
});

test("ends when a client closes standard output, even if standard input stays open", async () => {
  await using running = start();
  const { stdin, stdout } = running.process;
  stdin.on("error", () => {});
  stdin.write(initializeRequest);
  await once(stdout, "data");
  stdout.destroy();
  stdin.write(`{"jsonrpc":"2.0","id":2,"method":"tools/list"}\n`);
  expect(await running.ended).toEqual({ code: 0, signal: null });
});

describe("the MCP Inspector, on Node.js 22", () => {
  let inspector: string;
  let node: string;

  beforeAll(() => {
    node = installRuntimes()["Node.js 22"] as string;
    const modules = installAll("inspector", { "@modelcontextprotocol/inspector": "2.12.0" });
    inspector = join(modules, ".bin/mcp-inspector");
  }, 300_000);

  async function inspect(...argv: string[]) {
    const { PATH, ...variables } = environment(mockURL);
    const server = [
      command,
      "mcp",
      ...Object.entries(variables).flatMap(([name, value]) => ["-e", `${name}=${value}`]),
    ];
    // It keeps its settings in the home folder.
    const env = { PATH, HOME: temporaryFolder() };
    const { stdout } = await promisify(execFile)(node, [inspector, "--cli", ...server, ...argv], { env });
    return JSON.parse(stdout);
  }

  test("finds no error in the schemas of the tools", async () => {
    expect((await inspect("--method", "tools/list", "--strict")).tools).toHaveLength(generatedTools.length);
  });

  test("calls a tool", async () => {
    const argv = ["--method", "tools/call", "--tool-name", "list_social_accounts", "--tool-arg", "workspace_id=a"];
    expect(await inspect(...argv)).toMatchObject({ structuredContent: { count: 3, expired_count: 1 } });
  });
});
