/** The size of a program with one call as a bundle. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { operations } from "../../generated/operations.js";
import type { BenchContext } from "./context.ts";
import { exact, type Figure } from "./figures.ts";

/** Programs with one call, as users write them. */
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
  "hey-api's generated client": `
    import { createClient, createConfig, listSocialAccounts } from "./hey-api.js";
    const client = createClient(createConfig({ baseUrl: "https://api.asters.ai/api/external/v1.0", auth: "key" }));
    export const list = (workspace_id) => listSocialAccounts({ client, path: { workspace_id } });`,
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

const source = fileURLToPath(new URL("../../src/", import.meta.url));
const gzipped = "bundle, gzip: bytes";

export async function measureSize({ project }: BenchContext): Promise<Figure[]> {
  const bundles = await Promise.all(Object.entries(programs).map(([name, text]) => bundle(project, name, text)));
  const gzip = (candidate: string) =>
    bundles.flat().find((f) => f.what === gzipped && f.candidate === candidate)?.median ?? 0;
  const validation = gzip("asters-client, validated") - gzip("asters-client");
  return [
    ...bundles.flat(),
    exact("validation adds per operation, gzip: bytes", "asters-client, validated", validation / operations.length),
    exact("one more operation adds, gzip: bytes", "asters-client", await measureLastOperation()),
  ];
}

/** What the last operation of the table adds. Bundled from the sources, where the table is a file of its own. */
async function measureLastOperation(): Promise<number> {
  const program = (programs["asters-client"] as string).replace('"asters-client"', '"./index.ts"');
  const [all, others] = await Promise.all(
    [[], [withoutLastOperation]].map((plugins) => minify(source, program, plugins)),
  );
  return gzipSync(all as Uint8Array, { level: 9 }).length - gzipSync(others as Uint8Array, { level: 9 }).length;
}

const withoutLastOperation: Plugin = {
  name: "without-last-operation",
  setup({ onLoad }) {
    onLoad({ filter: /generated\/operations\.js$/ }, ({ path }) => {
      const lines = readFileSync(path, "utf8").split("\n");
      const last = lines.findLastIndex((line) => line.startsWith('  {"operationId"'));
      return { contents: lines.toSpliced(last, 1).join("\n") };
    });
  },
};

async function bundle(project: string, candidate: string, program: string): Promise<Figure[]> {
  const code = await minify(project, program);
  return [
    exact("bundle, minified: bytes", candidate, code.length),
    exact(gzipped, candidate, gzipSync(code, { level: 9 }).length),
    exact("bundle, brotli: bytes", candidate, brotliCompressSync(code).length),
  ];
}

async function minify(resolveDir: string, contents: string, plugins: Plugin[] = []): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    external: ["node:*"],
    target: "es2022",
    plugins,
    write: false,
  });
  return (outputFiles[0] as (typeof outputFiles)[0]).contents;
}
