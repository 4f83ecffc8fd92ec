import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AccountRow, accountFormat } from "../../../../src/cli/commands/accounts/format.ts";
import { createRowWriter, type FormatFlags } from "../../../../src/cli/output/index.ts";
import { account } from "../../../helpers/accounts.ts";
import { collector } from "../../../helpers/command.ts";

/** The output when rows are written one by one. */
async function output(flags: Omit<FormatFlags, "color">, rows: AccountRow[]): Promise<string> {
  const chunks: string[] = [];
  const write = async (chunk: string) => void chunks.push(chunk);
  const context = {
    stdout: collector().stream,
    env: { COLUMNS: "80" },
    output: { write, onFailure: () => {}, failure: undefined },
  };
  const writer = await createRowWriter(
    accountFormat({ several: true, named: false }),
    { color: true, ...flags },
    context,
    () => {},
  );
  for (const row of rows) await writer.write([row]);
  await writer.write([]);
  await writer.end();
  return chunks.join("");
}

const workspace = { id: "a" };
const named = (...names: string[]): AccountRow[] => names.map((name) => ({ workspace, account: account({ name }) }));
const csv = (text: string): Record<string, string>[] => parse(text, { columns: true, record_delimiter: "\r\n" });

/** Text that JSON and CSV can hold: anything but an unpaired surrogate. Often characters with a special meaning. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."=+-@'\",;\r\n\t \u001b[2J\u009b\u202e\u2028\u200d日😀é") }),
);

describe("preserves any name", () => {
  test("with --json", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 3 }), async (names) => {
        const parsed = JSON.parse(await output({ json: true }, named(...names)));
        expect(parsed).toEqual(names.map((name) => ({ ...account({ name }), workspace_id: "a" })));
      }),
    );
  });

  test("with --ndjson, on one line", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { maxLength: 3 }), async (names) => {
        const lines = (await output({ ndjson: true }, named(...names))).split(/[\n\r\u0085\u2028\u2029]/);
        expect(lines.pop()).toBe("");
        expect(lines.map((line) => JSON.parse(line).name)).toEqual(names);
      }),
    );
  });

  test("with --csv, with an apostrophe before a formula", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 3 }), async (names) => {
        const guarded = names.map((name) => (/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(name) ? `'${name}` : name));
        expect(csv(await output({ csv: true }, named(...names))).map(({ name }) => name)).toEqual(guarded);
      }),
    );
  });
});

test("--json keeps an unpaired surrogate", async () => {
  const [{ name }] = JSON.parse(await output({ json: true }, named("\ud800"))) as [{ name: string }];
  expect(name).toBe("\ud800");
});

test("--json contains no character that acts on a terminal", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (name) => {
      expect(await output({ json: true }, named(name))).not.toMatch(/[^\P{Cc}\n]|[\u2028-\u202e\u2066-\u2069]/u);
    }),
  );
});

test("--json includes unknown fields", async () => {
  const row = { workspace, account: { ...account(), followers: [1, { of: "x" }] } };
  expect(JSON.parse(await output({ json: true }, [row]))[0].followers).toEqual([1, { of: "x" }]);
});

test("without accounts, prints an empty array, nothing, or only a header", async () => {
  expect(await output({ json: true }, [])).toBe("[]\n");
  expect(await output({ ndjson: true }, [])).toBe("");
  expect(await output({ csv: true }, [])).toMatch(/^workspace_id,_id,name,[^\n]+,created_at\r\n$/);
  expect(await output({}, [])).toBe("");
});

test("--csv has flat columns and CRLF line ends", async () => {
  const brandvoiceInfo = {
    totalPosts: 7,
    firstPostDate: "2024-01-01T00:00:00.000Z",
    lastPostDate: "2024-05-20T08:45:02.825Z",
  };
  const rows = [{ workspace, account: account({ name: 'Said "Hi", twice', expired: true, brandvoiceInfo }) }];
  const text = await output({ csv: true }, rows);
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
      firstPostDate: "2024-01-01T00:00:00.000Z",
      lastPostDate: "2024-05-20T08:45:02.825Z",
      picture: account().picture,
      created_at: "2024-04-30T09:54:42.838Z",
    },
  ]);
});

test("--csv has a byte-order mark only with --bom, once", async () => {
  const rows = named("a", "b");
  const plain = await output({ csv: true }, rows);
  expect(plain.startsWith("workspace_id,")).toBe(true);
  expect(await output({ csv: true, bom: true }, rows)).toBe(`\ufeff${plain}`);
});

test("--csv leaves absent fields empty", async () => {
  const [row] = csv(await output({ csv: true }, [{ workspace, account: {} as never }]));
  expect(row).toMatchObject({ workspace_id: "a", name: "", expired: "", totalPosts: "" });
  const [withNull] = csv(
    await output({ csv: true }, [{ workspace, account: { name: null, expired: false } as never }]),
  );
  expect(withNull).toMatchObject({ workspace_id: "a", name: "", expired: "false" });
});
