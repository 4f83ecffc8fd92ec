/**
 * The clients to compare: each takes a base URL and a key, and returns a function that lists the accounts of a workspace. It
 * imports what it needs when it is called, so that a process loads only one client.
 */

const path = (id) => `/workspaces/${id}/socialAccounts`;

async function bareFetch({ baseUrl, key }) {
  return async (id) => {
    const response = await fetch(baseUrl + path(id), { headers: { "x-api-key": key } });
    return (await response.json()).data;
  };
}

async function bareHTTP({ baseUrl, key }) {
  // An import would read all getters of the module, and one of them loads all of fetch.
  const { Agent, get } = process.getBuiltinModule("node:http");
  const { hostname, port } = new URL(baseUrl);
  const options = { hostname, port, agent: new Agent({ keepAlive: true }), headers: { "x-api-key": key } };
  return (id) =>
    new Promise((resolve, reject) => {
      get({ ...options, path: path(id) }, (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString()).data));
      }).on("error", reject);
    });
}

async function asters({ baseUrl, key }) {
  const { createAstersClient } = await import("asters-client");
  const client = createAstersClient({ apiKey: key, baseUrl });
  return (id) => client.listSocialAccounts(id);
}

async function astersValidated({ baseUrl, key }) {
  const { createAstersClient } = await import("asters-client");
  const { validateResponse } = await import("asters-client/validate");
  const client = createAstersClient({ apiKey: key, baseUrl, validator: validateResponse });
  return (id) => client.listSocialAccounts(id);
}

async function astersNode({ baseUrl, key }) {
  const { createAstersClient } = await import("asters-client");
  const { createNodeFetch } = await import("asters-client/node");
  const client = createAstersClient({ apiKey: key, baseUrl, fetch: createNodeFetch() });
  return (id) => client.listSocialAccounts(id);
}

async function openapiFetch({ baseUrl, key }) {
  const { default: createClient } = await import("openapi-fetch");
  const client = createClient({ baseUrl, headers: { "x-api-key": key } });
  return async (workspace_id) => {
    const params = { path: { workspace_id } };
    return (await client.GET("/workspaces/{workspace_id}/socialAccounts", { params })).data.data;
  };
}

async function redocly({ baseUrl, key }) {
  const { createClient, OPERATIONS } = await import("./redocly.js");
  const client = createClient(OPERATIONS, { serverUrl: baseUrl, auth: { apiKey: { apiKey: key } } });
  return async (workspace_id) => (await client.listSocialAccounts({ path: { workspace_id } })).data;
}

async function heyAPI({ baseUrl, key }) {
  const { createClient, createConfig, listSocialAccounts } = await import("./hey-api.js");
  const client = createClient(createConfig({ baseUrl, auth: key }));
  return async (workspace_id) => (await listSocialAccounts({ client, path: { workspace_id } })).data.data;
}

async function ky({ baseUrl, key }) {
  const { default: ky } = await import("ky");
  const client = ky.create({ prefixUrl: baseUrl, headers: { "x-api-key": key } });
  return async (id) => (await client.get(path(id).slice(1)).json()).data;
}

async function axios({ baseUrl, key }) {
  const { default: axios } = await import("axios");
  const client = axios.create({ baseURL: baseUrl, headers: { "x-api-key": key } });
  return async (id) => (await client.get(path(id))).data.data;
}

async function openai({ baseUrl, key }) {
  const { default: OpenAI } = await import("openai");
  const client = new OpenAI({ apiKey: key, baseURL: baseUrl, defaultHeaders: { "x-api-key": key } });
  return async (id) => (await client.get(path(id))).data;
}

export const candidates = {
  "bare fetch": bareFetch,
  "bare fetch again": bareFetch,
  "asters-client": asters,
  "asters-client, validated": astersValidated,
  "asters-client, createNodeFetch": astersNode,
  "bare node:http": bareHTTP,
  "openapi-fetch": openapiFetch,
  "Redocly's generated client": redocly,
  "hey-api's generated client": heyAPI,
  ky,
  axios,
  "openai core": openai,
};

/** The functions of the clients that `filter` accepts, by name. */
export async function createCandidates(options, filter = () => true) {
  const made = Object.entries(candidates).filter(([name]) => filter(name));
  return Promise.all(made.map(async ([name, make]) => [name, await make(options)]));
}
