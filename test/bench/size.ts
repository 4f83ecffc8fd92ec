/** What the one call weighs in a bundle. */
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Bench } from "./bench.ts";
import { exact, type Figure } from "./figures.ts";

/** Programs with the one call, as one would write them. */
const programs: Record<string, string> = {
  "asters-client": `
    import { createAstersClient } from "asters-client";
    export const list = (key, id) => createAstersClient({ apiKey: key }).listSocialAccounts(id);`,
  "asters-client, validated": `
    import { createAstersClient } from "asters-client";
    import { validateResponse } from "asters-client/validate";
    export const list = (key, id) =>
      createAstersClient({ apiKey: key, validator: validateResponse }).listSocialAccounts(id);`,
  "asters-client, createNodeFetch": `
    import { createAstersClient } from "asters-client";
    import { createNodeFetch } from "asters-client/node";
    export const list = (key, id) => createAstersClient({ apiKey: key, fetch: createNodeFetch() }).listSocialAccounts(id);`,
  "openapi-fetch": `
    import createClient from "openapi-fetch";
    const client = createClient({ baseUrl: "https://api.asters.ai/api/external/v1.0" });
    export const list = (key, id) => client.GET("/workspaces/{workspace_id}/socialAccounts", {
      params: { path: { workspace_id: id } }, headers: { "x-api-key": key } });`,
  "Redocly's generated client": `
    import { client } from "./redocly.js";
    client.configure({ auth: { apiKey: { apiKey: "key" } } });
    export const list = (workspace_id) => client.listSocialAccounts({ path: { workspace_id } });`,
  ky: `
    import ky from "ky";
    const url = "https://api.asters.ai/api/external/v1.0/workspaces/";
    export const list = (key, id) => ky.get(url + id + "/socialAccounts", { headers: { "x-api-key": key } }).json();`,
  axios: `
    import axios from "axios";
    const url = "https://api.asters.ai/api/external/v1.0/workspaces/";
    export const list = (key, id) => axios.get(url + id + "/socialAccounts", { headers: { "x-api-key": key } });`,
  "openai core": `
    import OpenAI from "openai";
    const client = new OpenAI({ apiKey: "key", baseURL: "https://api.asters.ai/api/external/v1.0" });
    export const list = (id) => client.get("/workspaces/" + id + "/socialAccounts");`,
};

const gzipped = "bundle, gzip: bytes";

export async function measureSize({ project }: Bench): Promise<Figure[]> {
  const bundles = await Promise.all(Object.entries(programs).map(([name, text]) => bundle(project, name, text)));
  const gzip = (contestant: string) =>
    bundles.flat().find((f) => f.what === gzipped && f.contestant === contestant)?.median ?? 0;
  const validation = gzip("asters-client, validated") - gzip("asters-client");
  return [...bundles.flat(), exact("validation adds, gzip: bytes", "asters-client, validated", validation)];
}

async function bundle(resolveDir: string, contestant: string, contents: string): Promise<Figure[]> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    external: ["node:*"],
    target: "es2022",
    write: false,
  });
  const { contents: code } = outputFiles[0] as (typeof outputFiles)[0];
  return [
    exact("bundle, minified: bytes", contestant, code.length),
    exact(gzipped, contestant, gzipSync(code, { level: 9 }).length),
    exact("bundle, brotli: bytes", contestant, brotliCompressSync(code).length),
  ];
}
