import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPaint } from "../../../src/cli/colour.ts";
import { createWriter, type FormatFlags } from "../../../src/cli/formats.ts";
import type { Row } from "../../../src/cli/writer.ts";
import { account } from "../../helpers/accounts.ts";
import { collector } from "../../helpers/command.ts";

/** What comes out when rows are written one by one. */
async function written(flags: FormatFlags, rows: Row[], width = 80): Promise<string> {
  const chunks: string[] = [];
  const paint = createPaint(collector().stream, {});
  const options = { width, withWorkspace: true, paint, onDropped: () => {} };
  const writer = await createWriter(async (chunk) => void chunks.push(chunk), flags, options);
  for (const row of rows) await writer.write([row]);
  await writer.write([]);
  await writer.end();
  return chunks.join("");
}

const named = (...names: string[]): Row[] => names.map((name) => ({ workspaceId: "a", account: account({ name }) }));
const csv = (text: string): Record<string, string>[] => parse(text, { columns: true, record_delimiter: "\r\n" });

/** Texts that JSON and CSV can hold: any but half of a surrogate pair. Often of characters that mean something. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."=+-@'\",;\r\n\t \u001b[2J\u009b\u202e\u2028\u200d日😀é") }),
);

describe("any name comes out unchanged", () => {
  test("of --json", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 3 }), async (names) => {
        const parsed = JSON.parse(await written({ json: true }, named(...names)));
        expect(parsed).toEqual(names.map((name) => ({ ...account({ name }), workspace_id: "a" })));
      }),
    );
  });

  test("of --ndjson, a line each", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { maxLength: 3 }), async (names) => {
        const lines = (await written({ ndjson: true }, named(...names))).split(/[\n\r\u0085\u2028\u2029]/);
        expect(lines.pop()).toBe("");
        expect(lines.map((line) => JSON.parse(line).name)).toEqual(names);
      }),
    );
  });

  test("of --csv, but for the apostrophe before what would be a formula", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 3 }), async (names) => {
        const guarded = names.map((name) => (/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(name) ? `'${name}` : name));
        expect(csv(await written({ csv: true }, named(...names))).map(({ name }) => name)).toEqual(guarded);
      }),
    );
  });
});

test("half of a surrogate pair comes out of --json, too", async () => {
  const [{ name }] = JSON.parse(await written({ json: true }, named("\ud800"))) as [{ name: string }];
  expect(name).toBe("\ud800");
});

test("JSON holds nothing that a terminal would act on", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (name) => {
      expect(await written({ json: true }, named(name))).not.toMatch(/[^\P{Cc}\n]|[\u2028-\u202e\u2066-\u2069]/u);
    }),
  );
});

test("fields that are not known yet are in JSON", async () => {
  const row = { workspaceId: "a", account: { ...account(), followers: [1, { of: "x" }] } };
  expect(JSON.parse(await written({ json: true }, [row]))[0].followers).toEqual([1, { of: "x" }]);
});

test("no account at all is an empty array, an empty text, a header", async () => {
  expect(await written({ json: true }, [])).toBe("[]\n");
  expect(await written({ ndjson: true }, [])).toBe("");
  expect(await written({ csv: true }, [])).toMatch(/^workspace_id,_id,name,[^\n]+,created_at\r\n$/);
  expect(await written({}, [])).toBe("");
});

test("CSV has flat columns, and lines that end as RFC 4180 says", async () => {
  const brandvoiceInfo = {
    totalPosts: 7,
    firstPostDate: "2024-01-01T00:00:00.000Z",
    lastPostDate: "2024-05-20T08:45:02.825Z",
  };
  const rows = [{ workspaceId: "a", account: account({ name: 'Said "Hi", twice', expired: true, brandvoiceInfo }) }];
  const text = await written({ csv: true }, rows);
  expect(text.match(/\r\n/g)).toHaveLength(2);
  expect(csv(text)).toEqual([
    {
      workspace_id: "a",
      _id: "6630bfe7678a6f4e41d768fc",
      name: 'Said "Hi", twice',
      account_id: "'-0004YCYPM4hL7iZj_quDDpk9ED4W2MZsoVO",
      provider: "tiktok",
      type: "profile",
      expired: "true",
      totalPosts: "7",
      ...{ firstPostDate: "2024-01-01T00:00:00.000Z", lastPostDate: "2024-05-20T08:45:02.825Z" },
      picture: account().picture,
      created_at: "2024-04-30T09:54:42.838Z",
    },
  ]);
});

test("CSV leaves empty what an account has not", async () => {
  const [row] = csv(await written({ csv: true }, [{ workspaceId: "a", account: {} as never }]));
  expect(row).toMatchObject({ workspace_id: "a", name: "", expired: "", totalPosts: "" });
});
