/** What the client does, in words that every platform can run: no test framework, no file, no module but the package. */
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

/** Names of behaviours, and what proves them. */
export function behaviours({ baseUrl, fetch }) {
  const client = (options) => asters.createAstersClient({ apiKey: key, baseUrl, fetch, maxRetries: 0, ...options });
  const id = (scenario) => `${scenario}~${crypto.randomUUID()}`;
  const list = (scenario, options) => client(options).listSocialAccounts(id(scenario));
  const requestsOf = async (id) => Number(await (await globalThis.fetch(`${baseUrl}/count/${id}`)).text());
  const path = "/workspaces/{workspace_id}/socialAccounts";

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
    "sends the key and asks for JSON": async () => {
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
    "nothing is an InvalidResponseError": failsWith("empty", "InvalidResponseError", { body: "" }),
    "JSON cut short is an InvalidResponseError": failsWith("truncated", "InvalidResponseError"),
    "bytes that are no UTF-8 are an InvalidResponseError": failsWith("latin1", "InvalidResponseError"),
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
    "a time-out before the headers": failsWith("silent", "TimeoutError", { option: "timeout" }, { timeout: 100 }),
    "a time-out inside the body": failsWith("stalled", "TimeoutError", { timeout: 100 }, { timeout: 100 }),
    "a time-out of the call": failsWith("silent", "TimeoutError", { option: "totalTimeout" }, { totalTimeout: 100 }),
    ...Object.fromEntries(
      [
        ["before the headers", "silent"],
        ["inside the body", "stalled"],
        ["while it waits to try again", "waiting"],
      ].map(([when, scenario]) => [
        `an abort ${when} gives its own reason`,
        async () => {
          const reason = { enough: true };
          const caller = new AbortController();
          const call = client({ maxRetries: 1 }).listSocialAccounts(id(scenario), { signal: caller.signal });
          setTimeout(() => caller.abort(reason), 100);
          if ((await rejection(call)) !== reason) throw new Error("another reason");
        },
      ]),
    ),
    "an abort before the call makes no request": async () => {
      const workspace = id("ok");
      await rejection(client().listSocialAccounts(workspace, { signal: AbortSignal.abort() }));
      equal(await requestsOf(workspace), 0);
    },
    "what passes is tried once more": async () => {
      const workspace = id("passing");
      equal((await client({ maxRetries: 1 }).listSocialAccounts(workspace)).length, 1);
      equal(await requestsOf(workspace), 2);
    },
    "a wrong id makes no request": async () => {
      const error = await rejection(client().listSocialAccounts(".."));
      equal(error instanceof TypeError, true);
    },
    "raw gives results": async () => {
      const params = { path: { workspace_id: id("ok") } };
      const { data, response } = await client().raw.GET(path, { params });
      equal([data.data.length, response.status], [1, 200]);
      const failed = await client().raw.GET(path, { params: { path: { workspace_id: id("status-404") } } });
      equal([failed.error, failed.response.status], [{ a: 1 }, 404]);
    },
    "an abort ends raw with its own reason": async () => {
      const caller = new AbortController();
      const params = { path: { workspace_id: id("silent") } };
      const call = client().raw.GET(path, { params, signal: caller.signal });
      setTimeout(() => caller.abort("enough"), 100);
      equal(await rejection(call), "enough");
    },
    "the validator names what is missing": async () => {
      const error = await rejection(list("ok", { validator: validateResponse }));
      equal(error.issues, [{ path: "/data/0", message: "must have required property 'type'" }]);
    },
    "the stub answers with the examples": async () => {
      equal((await list("any", { fetch: createFetchStub() })).length, 3);
    },
  };
}

function inTime(promise) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("is not done after 20 s")), 20_000);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Runs every behaviour; gives the message of each that failed, by name, and null for each that passed. */
export async function runBehaviours(setup) {
  const results = {};
  for (const [name, prove] of Object.entries(behaviours(setup))) {
    results[name] = await inTime(prove()).then(
      () => null,
      (error) => String(error?.message ?? error),
    );
  }
  return results;
}
