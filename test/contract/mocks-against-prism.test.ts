import { request as sendRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultBaseUrl } from "../../generated/constants.js";
import { type Prism, startPrism } from "../../scripts/mock.ts";
import { type MockServer, startMock } from "../../src/cli/commands/mock/server.ts";
import { createFetchStub } from "../../src/testing.ts";
import { type ExampleCall, exampleCalls, exampleResponses, fillTemplate, prefer } from "../helpers/example-calls.ts";

let prism: Prism;
let mock: MockServer;

beforeAll(async () => {
  [prism, mock] = await Promise.all([startPrism(), startMock({ port: 0, host: "127.0.0.1" }, () => {})]);
});

afterAll(() => Promise.all([prism.close(), mock.close()]));

interface TestRequest {
  method?: string;
  /** Path and query, sent as they are. */
  target?: string;
  /** An undefined header is not sent. */
  headers?: Record<string, string | undefined>;
  body?: string | undefined;
}

interface TestResponse {
  status: number;
  type: string | undefined;
  /** Of a problem, only the status: its wording is each mock's own. */
  body: string;
  /** Absent from the stub, which is not a server. */
  cors?: Record<string, unknown>;
}

const defaults = { accept: "*/*", "x-api-key": "any" };
const corsHeaders = /^(access-control-.*|vary)$/;

function toResponse(status: number, type: string | undefined, text: string): TestResponse {
  const isProblem = type === "application/problem+json" && text !== "";
  return { status, type, body: isProblem ? `problem ${JSON.parse(text).status}` : text };
}

/** `fetch` would resolve dot segments, and sends no body with a GET. */
function send(base: string, { method, target, headers, body }: Required<TestRequest>): Promise<TestResponse> {
  const { hostname, port } = new URL(base);
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const options = { hostname, port, method, path: target, headers: { ...headers, ...length }, agent: false };
    const request = sendRequest(options, async (response) => {
      const text = (await response.setEncoding("utf8").toArray()).join("");
      const cors = Object.fromEntries(Object.entries(response.headers).filter(([name]) => corsHeaders.test(name)));
      resolve({ ...toResponse(response.statusCode as number, response.headers["content-type"], text), cors });
    });
    request.on("error", reject).end(body);
  });
}

async function callStub({ method, target, headers, body }: Required<TestRequest>): Promise<TestResponse> {
  const { signal } = new AbortController();
  const init = { method, headers: headers as Record<string, string>, redirect: "manual", signal } as const;
  const response = (await createFetchStub()(`http://localhost${target}`, {
    ...init,
    ...(body !== undefined && { body }),
  })) as Response;
  return toResponse(response.status, response.headers.get("content-type") ?? undefined, await response.text());
}

/** A request of an operation, with some parts replaced. */
function complete(call: ExampleCall, { method, target, headers, body }: TestRequest): Required<TestRequest> {
  const own = call.body && JSON.stringify(call.body);
  const type = own && { "content-type": "application/json" };
  const all = Object.entries({ ...defaults, ...type, ...headers }).filter(([, value]) => value !== undefined);
  return {
    method: method ?? call.method,
    target: target ?? call.requestPath + call.search,
    headers: Object.fromEntries(all),
    body: body ?? (method === undefined ? own : undefined),
  };
}

const withHeader = (name: string, values: (string | undefined)[]): TestRequest[] =>
  values.map((value) => ({ headers: { [name]: value } }));

/** Paths like that of an operation, most of which lead nowhere. */
function pathsLike({ path, pathValues, requestPath }: ExampleCall): string[] {
  const [first, ...rest] = pathValues;
  const ids = first === undefined ? [] : ["", "a%2Fb", "%20", ".", "..", `${first};a=b`];
  return [
    ...[`${requestPath}/`, `${requestPath}/more`, `/prefix${requestPath}`, `/${requestPath}`],
    ...[`/.${requestPath}`, `/a/..${requestPath}`, `${requestPath}/..`, `/a/%2e%2e${requestPath}`],
    ...[requestPath.toUpperCase(), ...(first === undefined ? [encodeLetter(requestPath)] : [])],
    ...ids.map((id) => fillTemplate(path, [id, ...rest])),
  ];
}

/** Requests that each operation must get the same response to. */
function requestsOf(call: ExampleCall): TestRequest[] {
  const ofPath = exampleCalls.filter(({ path }) => path === call.path).map(({ method }) => method);
  const methods = ["HEAD", "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"];
  return [
    {},
    ...withHeader("prefer", exampleResponses(call.operationId).map(prefer)),
    ...withHeader("prefer", ["", "respond-async", "example=nothing", "code=204", "code=304", "seed=1"]),
    ...withHeader("prefer", ["code=99", "code=abc", "code", "code=", "example", "example="]),
    ...withHeader("prefer", ["CODE=401", "Code = 401", 'code="401"', "code=401;x=y", "code=401, code=500"]),
    ...withHeader("accept", ["text/html", "application/*", "text/html, */*;q=0.1", "application/json;q=0", ""]),
    ...withHeader("accept", ["APPLICATION/JSON", "application/json; charset=utf-8"]),
    { headers: { accept: "text/html", prefer: "code=401" } },
    ...withHeader("x-api-key", [undefined, "", " "]),
    { headers: { "x-api-key": undefined, prefer: "code=500" } },
    { headers: { "x-api-key": undefined, accept: "text/html" } },
    ...methods.filter((method) => !ofPath.includes(method)).map((method) => ({ method })),
    { body: "text", headers: { "content-type": "text/plain" } },
    ...(call.body ? [] : [{ body: "{}", headers: { "content-type": "application/json" } }, { body: "text" }]),
    ...pathsLike(call).map((path) => ({ target: path + call.search })),
  ];
}

/** The path with the first letter of its last segment percent-encoded. */
function encodeLetter(path: string): string {
  return path.replace(/[a-z](?=[^/]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
}

const anywhere: TestRequest[] = [
  { target: "/" },
  { target: "/nowhere" },
  { target: "/nowhere", headers: { "x-api-key": undefined } },
  { target: "/nowhere", headers: { prefer: "code=abc" } },
  { target: "/%zz" },
];

const [someCall] = exampleCalls as [ExampleCall];
const requests = [
  ...exampleCalls.flatMap((call) => requestsOf(call).map((request) => complete(call, request))),
  ...anywhere.map((request) => complete(someCall, request)),
].map((request): [string, Required<TestRequest>] => [JSON.stringify(request), request]);

test.each(requests)("the mocks respond as Prism does to %s", async (_, request) => {
  const expected = await send(prism.url, request);
  const { cors: _cors, ...response } = expected;
  expect(await send(mock.url, request)).toEqual(expected);
  expect(await callStub(request)).toEqual(response);
});

test("asters mock responds to a CORS preflight request as Prism does", async () => {
  const headers = {
    origin: "https://app.test",
    "access-control-request-method": "GET",
    "access-control-request-headers": "x-api-key",
  };
  const request = complete(someCall, { method: "OPTIONS", headers });
  expect(await send(mock.url, request)).toEqual(await send(prism.url, request));
});

/** Where the mocks differ from Prism on purpose. */
const differences: [why: string, request: TestRequest, prism: number, mocks: number][] = [
  ["Prism crashes on a status below 100", { headers: { prefer: "code=099" } }, 500, 422],
  ["000 is not a status", { headers: { prefer: "code=000" } }, 200, 422],
  ["no Response of fetch can have a status above 599", { headers: { prefer: "code=999" } }, 999, 422],
  ["Prism sends another status that has the example", { headers: { prefer: "code=500, example=empty" } }, 200, 404],
  ["Prism finds no status that has the example", { headers: { prefer: "code=500, example=nothing" } }, 500, 404],
  ["dynamic responses are Prism's own", { headers: { prefer: "dynamic=maybe" } }, 422, 200],
  ["preferences in the query are Prism's own", { target: `${someCall.requestPath}?__code=401` }, 401, 200],
  ["Prism crashes on a malformed Accept", { headers: { accept: "garbage" } }, 500, 406],
  ["Prism fails to say 406", { headers: { accept: "text/html", prefer: "code=500" } }, 500, 406],
  ["Prism takes the first segment for a host", { target: `//host${someCall.requestPath}` }, 200, 404],
  ["Prism crashes on an empty host", { target: "//" }, 500, 404],
  ["a client may keep the base path", { target: new URL(defaultBaseUrl).pathname + someCall.requestPath }, 404, 200],
  ["a body is not read", { body: "{", headers: { "content-type": "application/json" } }, 400, 415],
];

test.each(differences)("the mocks differ from Prism: %s", async (_, parts, ofPrism, ofMocks) => {
  const request = complete(someCall, parts);
  const responses = [await send(prism.url, request), await send(mock.url, request), await callStub(request)];
  expect(responses.map(({ status }) => status)).toEqual([ofPrism, ofMocks, ofMocks]);
});

describe.each(exampleCalls.filter(({ pathValues }) => pathValues.length > 0))("for $operationId", (call) => {
  const withId = (id: string) => fillTemplate(call.path, call.pathValues.with(0, id));
  const sendToAll = (target: string) => {
    const request = complete(call, { target: target + call.search });
    return Promise.all([send(prism.url, request), send(mock.url, request), callStub(request)]);
  };

  test("the mocks treat a malformed id as an invalid one, and Prism crashes", async () => {
    const [, ...rejected] = await sendToAll(withId(""));
    const [ofPrism, ...ofMocks] = await sendToAll(withId("%zz"));
    expect(ofPrism.status).toBe(500);
    expect(ofMocks).toEqual(rejected);
  });

  test("the mocks find the id in a path with another segment encoded, and Prism does not", async () => {
    const [expected] = await sendToAll(call.requestPath);
    const [ofPrism, ...ofMocks] = await sendToAll(encodeLetter(withId("a")));
    expect(ofPrism.status).toBe(422);
    expect(ofMocks.map(({ status, body }) => ({ status, body }))).toEqual(
      ofMocks.map(() => ({ status: expected.status, body: expected.body })),
    );
  });
});

test("Prism alone gives an empty response a content type if the request accepts anything", async () => {
  const request = complete(someCall, { headers: { accept: undefined, prefer: "code=401" } });
  expect((await send(prism.url, request)).type).toBe("text/plain");
  expect((await send(mock.url, request)).type).toBeUndefined();
});
