import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import type { SocialAccount } from "../../../../generated/schemas.js";
import { accountFormat } from "../../../../src/cli/commands/accounts/format.ts";
import { createTableWriter } from "../../../../src/cli/output/table.ts";
import { createColorize } from "../../../../src/cli/output/terminal.ts";
import { account } from "../../../helpers/accounts.ts";
import { collector } from "../../../helpers/command.ts";

interface Shape {
  width?: number;
  withWorkspace?: boolean;
  color?: boolean;
}

async function table(accounts: SocialAccount[], { width = 80, withWorkspace = false, color = false }: Shape = {}) {
  const chunks: string[] = [];
  const dropped: string[] = [];
  const colorize = createColorize(collector().stream, color ? { FORCE_COLOR: "1" } : {});
  const onDropped = (titles: string[]) => dropped.push(...titles);
  const writer = createTableWriter(
    async (chunk) => void chunks.push(chunk),
    accountFormat({ several: withWorkspace, named: false }).table,
    {
      width,
      colorize,
      onDropped,
    },
  );
  await writer.write(accounts.map((account) => ({ workspace: { id: "663b3db7522ef4893db24536" }, account })));
  await writer.end();
  return { lines: chunks.join("").split("\n").slice(0, -1), dropped };
}

const posts = { totalPosts: 123456, lastPostDate: "2025-01-15T12:35:08.000Z" };
const full = account({ provider: "instagram", type: "business", expired: true, brandvoiceInfo: posts });

test("all columns except the workspace fit in 80 columns", async () => {
  const { lines, dropped } = await table([full]);
  expect(dropped).toEqual([]);
  expect(lines).toEqual([
    "name         provider   type      status    posts  last post   account id",
    "SocialReply  instagram  business  expired  123456  2025-01-15  -0004YCYPM4hL7iZ…",
  ]);
});

test("the workspace column fits in 80 columns, too", async () => {
  const { lines, dropped } = await table([full], { withWorkspace: true });
  expect(dropped).toEqual([]);
  expect(lines[1]).toBe("SocialRe…  instagram  business  expired  123456  2025-01-15  -0004YC…  663b3db7…");
});

test("does not truncate cells if there is room", async () => {
  const { lines } = await table([full], { width: 140, withWorkspace: true });
  expect(lines.join("\n")).not.toContain("…");
});

test.each([
  [60, ["type", "posts"]],
  [40, ["type", "posts", "last post", "account id"]],
  [12, ["provider", "type", "status", "posts", "last post", "account id"]],
])("at a width of %d, drops the columns %j", async (width, expected) => {
  const { lines, dropped } = await table([full], { width });
  expect(dropped).toEqual(expected);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
});

test.each([
  ["日本語アカウント", "CJK"],
  ["👩‍👩‍👧‍👦 family 🇮🇹", "emoji"],
  ["สวัสดีชาวโลก", "Thai"],
  ["नमस्ते दुनिया", "Devanagari"],
  ["Zoë Cafe\u0301", "combining marks"],
])("aligns the cell %s (%s), truncated or not", async (name) => {
  for (const length of [1, 3, 20]) {
    const { lines } = await table([account({ name: name.repeat(length) }), full]);
    const [wide, narrow] = lines.slice(1).map((line) => stringWidth(line.slice(0, line.search(/tiktok|instagram/))));
    expect(wide).toBe(narrow);
  }
});

test("never splits a character of several code points", async () => {
  const { lines } = await table([account({ name: "👩‍👩‍👧‍👦".repeat(20) })], { width: 60 });
  expect(lines[1]).toMatch(/^(👩‍👩‍👧‍👦)+… /u);
});

test("an expired account is red, and the header is bold", async () => {
  const { lines } = await table([full], { color: true });
  expect(lines[0]).toContain("\u001b[1mname");
  expect(lines[1]).toContain("\u001b[31mexpired\u001b[39m");
});

test("an account id 'expired' is not red", async () => {
  const { lines } = await table([account({ account_id: "expired", name: "expired" })], { color: true });
  expect(lines[1]).not.toContain("\u001b[31m");
});

test("no name breaks out of its cell", async () => {
  const units = fc.constantFrom(
    ..."a\u001b[2J\u009bH\r\n\t\b\u0000\u202e\u2066\u2028\ufeff\u200d日😀é\u0e33\u1100\ud800",
  );
  const names = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: units, maxLength: 60 }));
  await fc.assert(
    fc.asyncProperty(names, fc.integer({ min: 30, max: 120 }), async (name, width) => {
      const { lines } = await table([account({ name, provider: name, account_id: name }), full], { width });
      expect(lines).toHaveLength(3);
      for (const line of lines) {
        expect(line).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u);
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }
    }),
  );
});
