import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { AstersError, createAstersClient, type Fetch } from "../../../src/index.ts";
import { rejection, workspaceId } from "../../helpers/client.ts";

/** Ways in which what a server or a `fetch` does can repeat the key. */
const echoes: Record<string, (key: string) => Response> = {
  "as text": (key) => new Response(`The key ${key} is wrong`, { status: 400 }),
  "in JSON, as a value and as a name": (key) => Response.json({ a: [{ [key]: key }] }, { status: 500 }),
  "in JSON that is cut off": (key) =>
    new Response(JSON.stringify({ message: `${key}?` }).slice(0, -1), { status: 400 }),
  "in a URL": (key) => new Response(`https://api.test/?key=${encodeURIComponent(key)}`, { status: 404 }),
  "in a header": (key) => new Response("", { status: 401, headers: { "x-echo": `key ${key}` } }),
  "in the error of a 200": (key) => Response.json({ data: null, error: { key } }),
  "where it redirects to": (key) => new Response("", { status: 302, headers: { location: `/${key}` } }),
  "in what is thrown": (key) => {
    throw new TypeError(`failed: ${key}`, { cause: Object.assign(new Error(key), { code: key, headers: { key } }) });
  },
};

const keys = fc.stringMatching(/^[!-~]{12,40}$/);

test.each(Object.entries(echoes))("no error exposes a key echoed %s", async (_, echo) => {
  await fc.assert(
    fc.asyncProperty(keys, fc.boolean(), async (key, asId) => {
      const fetch: Fetch = async () => echo(key);
      const asters = createAstersClient({ apiKey: key, fetch, maxRetries: 0 });
      const error = await rejection(asters.listSocialAccounts(asId ? key : workspaceId));
      expect(error).toBeInstanceOf(AstersError);
      const shown = [
        String(error),
        error.stack,
        JSON.stringify(error),
        inspect(error, { depth: null, showHidden: true }),
      ];
      for (const form of [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)]) {
        expect(shown.join("\n")).not.toContain(form);
      }
    }),
  );
});
