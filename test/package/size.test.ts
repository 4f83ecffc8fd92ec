import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import * as validators from "../../generated/validators.js";

/** What a user's bundler makes of a program. */
async function bundle(program: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: fileURLToPath(new URL("../../", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    write: false,
  });
  return (outputFiles[0] as (typeof outputFiles)[0]).text;
}

const gzipped = (text: string) => gzipSync(text, { level: 9 }).length;

const oneCall = `
  import { createAstersClient } from "asters-client";
  export const list = (id) => createAstersClient({ apiKey: "key" }).listSocialAccounts(id);`;

const validated = `
  import { createAstersClient } from "asters-client";
  import { validateResponse } from "asters-client/validate";
  export const list = (id) => createAstersClient({ apiKey: "key", validator: validateResponse }).listSocialAccounts(id);`;

test("the one call, openapi-fetch included, weighs at most 7.5 kB, minified and compressed", async () => {
  expect(gzipped(await bundle(oneCall))).toBeLessThanOrEqual(7500);
});

test("validation adds at most 1.2 kB for each operation", async () => {
  const added = gzipped(await bundle(validated)) - gzipped(await bundle(oneCall));
  expect(added / Object.keys(validators).length).toBeLessThanOrEqual(1200);
});

test.each([
  ["the validators", "instancePath"],
  ["the examples", "SocialReply"],
  ["modules of Node.js", "node:"],
  ["the environment", "process.env."],
  ["code made from text", /\beval\(|new Function/],
])("the one call does not bring %s", async (_, sign) => {
  const code = (await bundle(oneCall)).replace("such as process.env.ASTERS_API_KEY", "");
  expect(code).not.toMatch(sign);
});

test("validation makes no code from text", async () => {
  expect(readFileSync(new URL("../../generated/validators.js", import.meta.url), "utf8")).not.toMatch(
    /\beval\b|new Function/,
  );
});
