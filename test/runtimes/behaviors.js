/** What the client does. Runs on every platform: no test framework, no files, no modules besides the package. */
import * as asters from "asters-client";
import { createFetchStub } from "asters-client/testing";
import { validateResponse } from "asters-client/validate";

const classes = { ...asters };
const key = "sk-0123456789-secret";

function equal(actual, expected, what = "value") {
  const [shown, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (shown !== wanted) throw new Error(`${what} is ${shown}, not ${wanted}`);
}

async function rejection(promise) {
  const value = await promise.catch((error) => ({ error }));
  if (!("error" in value)) throw new Error(`resolved with ${JSON.stringify(value)}`);
  return value.error;
}

/** Each behavior with the function that proves it. */
function behaviors({ baseUrl, fetch }) {
  const client = (options) => asters.createAstersClient({ apiKey: key, baseUrl, fetch, maxRetries: 0, ...options });
  const id = (scenario) => `${scenario}~${crypto.randomUUID()}`;
  const list = (scenario, options) => client(options).listSocialAccounts(id(scenario));
  const requestsOf = async (id) => Number(await (await globalThis.fetch(`${baseUrl}/count/${id}`)).text());
  const path = "/workspaces/{workspace_id}/socialAccounts";

  /** Resolves once the server has received a request for the workspace. */
  const received = (id) => globalThis.fetch(`${baseUrl}/received/${id}`);
  const send = fetch ?? ((input, init) => globalThis.fetch(input, init));

  /** Options of a client that aborts at a certain moment of a call. */
  const moments = {
    "before the headers": (workspace, abort) => {
      received(workspace).then(abort);
    },
    "inside the body": (_, abort) => ({
      fetch: async (input, init) => {
        const response = await send(input, init);
        setTimeout(abort);
        return response;
      },
    }),
    "while it waits to retry": (_, abort) => ({ onAttempt: () => setTimeout(abort) }),
  };

  const rejectsWithReason = (scenario, moment) => async () => {
    const reason = { enough: true };
    const caller = new AbortController();
    const workspace = id(scenario);
    const options = moments[moment](workspace, () => caller.abort(reason));
    const call = client({ maxRetries: 1, ...options }).listSocialAccounts(workspace, { signal: caller.signal });
    if ((await rejection(call)) !== reason) throw new Error("another reason");
  };

  const failsWith =
    (scenario, name, members = {}, options = {}) =>
    async () => {
      const error = await rejection(list(scenario, options));
      equal(error.name, name, "name");
      equal(error instanceof classes[name], true, `instanceof ${name}`);
      for (const [member, expected] of Object.entries(members)) equal(error[member], expected, member);
      for (const shown of [String(error), JSON.stringify(error), error.stack])
        equal(shown.includes(key), false, "key shown");
    };

  return {
    "lists accounts": async () =>
      equal(
        (await list("ok")).map(({ name }) => name),
        ["Ünïcode 😀"],
      ),
    "sends the key and accepts JSON": async () => {
      const [headers] = await list("echo");
      equal([headers["x-api-key"], headers.accept], [key, "application/json"]);
    },
    "sends its user agent": async () => equal(/^asters-client\//.test((await list("echo"))[0]["user-agent"]), true),
    "keeps an id in one segment": async () => {
      const [headers] = await client().listSocialAccounts("echo~a/b");
      equal(headers[":path"], "/workspaces/echo~a%2Fb/socialAccounts");
    },
    "reads gzip": async () => equal((await list("gzip")).length, 1),
    "reads br": async () => equal((await list("br")).length, 1),
    "401 is an UnauthorizedError": failsWith("status-401", "UnauthorizedError", { status: 401, body: { a: 1 } }),
    "402 is a PaymentRequiredError": failsWith("status-402", "PaymentRequiredError", { status: 402 }),
    "403 is a ForbiddenError": failsWith("status-403", "ForbiddenError", { status: 403 }),
    "404 is a NotFoundError": failsWith("status-404", "NotFoundError", { status: 404, attempts: 1 }),
    "429 is a RateLimitError": failsWith("status-429", "RateLimitError", { status: 429, retryAfter: 0 }),
    "500 is a ServerError": failsWith("status-500", "ServerError", { status: 500 }),
    "an error on 200 is an ApiError": failsWith("failed", "ApiError", { status: 200 }),
    "HTML is an InvalidResponseError": failsWith("html", "InvalidResponseError", { body: "<!doctype html>" }),
    "an empty body is an InvalidResponseError": failsWith("empty", "InvalidResponseError", { body: "" }),
    "truncated JSON is an InvalidResponseError": failsWith("truncated", "InvalidResponseError"),
    "invalid UTF-8 is an InvalidResponseError": failsWith("latin1", "InvalidResponseError"),
    "a reset connection is a ConnectionError": failsWith("reset", "ConnectionError", { attempts: 1 }),
    "a redirect is a RedirectError": failsWith("redirect", "RedirectError"),
    "a redirect has its status and target": async () => {
      const { status, location } = await rejection(list("redirect"));
      equal([status, /^\/workspaces\/target~/.test(location)], [302, true]);
    },
    "a redirect is not followed": async () => {
      const workspace = id("redirect");
      await rejection(client().listSocialAccounts(workspace));
      equal(await requestsOf(workspace.replace("redirect", "target")), 0);
    },
    "a timeout before the headers": failsWith("silent", "TimeoutError", { option: "timeout" }, { timeout: 100 }),
    "a timeout inside the body": failsWith("stalled", "TimeoutError", { timeout: 100 }, { timeout: 100 }),
    "a timeout of the call": failsWith("silent", "TimeoutError", { option: "totalTimeout" }, { totalTimeout: 100 }),
    "an abort before the headers rejects with its reason": rejectsWithReason("silent", "before the headers"),
    "an abort inside the body rejects with its reason": rejectsWithReason("stalled", "inside the body"),
    "an abort while it waits to retry rejects with its reason": rejectsWithReason("waiting", "while it waits to retry"),
    "an abort before the call sends no request": async () => {
      const workspace = id("ok");
      await rejection(client().listSocialAccounts(workspace, { signal: AbortSignal.abort() }));
      equal(await requestsOf(workspace), 0);
    },
    "retries a transient failure once": async () => {
      const workspace = id("transient");
      equal((await client({ maxRetries: 1 }).listSocialAccounts(workspace)).length, 1);
      equal(await requestsOf(workspace), 2);
    },
    "an invalid id sends no request": async () => {
      const error = await rejection(client().listSocialAccounts(" "));
      equal([error instanceof TypeError, await requestsOf("%20")], [true, 0]);
    },
    "raw resolves with data, or with the error": async () => {
      const params = { path: { workspace_id: id("ok") } };
      const { data, response } = await client().raw.GET(path, { params });
      equal([data.data.length, response.status], [1, 200]);
      const failed = await client().raw.GET(path, { params: { path: { workspace_id: id("status-404") } } });
      equal([failed.error, failed.response.status], [{ a: 1 }, 404]);
    },
    "an abort rejects raw with its reason": async () => {
      const caller = new AbortController();
      const workspace = id("silent");
      const params = { path: { workspace_id: workspace } };
      const call = client().raw.GET(path, { params, signal: caller.signal });
      received(workspace).then(() => caller.abort("enough"));
      equal(await rejection(call), "enough");
    },
    "the validator names the missing field": async () => {
      const error = await rejection(list("ok", { validator: validateResponse }));
      equal(error.issues, [{ path: "/data/0", message: "must have required property 'type'" }]);
    },
    "the stub responds with the examples": async () => {
      equal((await list("any", { fetch: createFetchStub() })).length, 3);
    },
  };
}

function inTime(promise) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("hangs: not done after 20 s")), 20_000);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Runs every behavior. Returns null for each that passed, and the message for each that failed. */
export async function runBehaviors(setup) {
  const results = {};
  for (const [name, prove] of Object.entries(behaviors(setup))) {
    results[name] = await inTime(prove()).then(
      () => null,
      (error) => String(error?.message ?? error),
    );
  }
  return results;
}
