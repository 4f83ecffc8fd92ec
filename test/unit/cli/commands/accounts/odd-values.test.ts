import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { sortKeys } from "../../../../../src/cli/commands/accounts/sort.ts";
import { account, respondWith } from "../../../../helpers/accounts.ts";
import { runAccounts } from "../../../../helpers/fake-api.ts";

/** JSON of values of every kind, most of which the spec does not allow. */
const values = [
  ...'null true false 0 -1 1.5 1e400 "" "text" [] [1,[2]] {}'.split(" "),
  '{"toString":1,"toJSON":2,"valueOf":3}',
  '{"__proto__":{"a":1}}',
  '"\\ud800\\u001b[2J\\u202e"',
  "absent",
];

const infoFields = ["totalPosts", "firstPostDate", "lastPostDate"];
const fields = [...Object.keys(account()), ...infoFields, "unknown_field"];

/** The JSON of an account with another value for a field. */
function changed(field: string, value: string): string {
  const placeholder = "placeholder-for-value";
  const change = { [field]: value === "absent" ? undefined : placeholder };
  const odd = infoFields.includes(field)
    ? account({ _id: "odd", brandvoiceInfo: { totalPosts: 1, ...change } })
    : account({ _id: "odd", ...change });
  return JSON.stringify(odd).replace(`"${placeholder}"`, value);
}

const odd = [...fields.flatMap((field) => values.map((value) => changed(field, value)))];
const good = JSON.stringify(account());
const count = odd.length + 2;

/** Lists accounts of which each but the first and the last has an odd value in one field. */
const listener: ReturnType<typeof respondWith> = (_request, response) => {
  response.end(`{"data":[${[good, ...odd, good].join(",")}]}`);
};

const parsers: Record<string, (text: string) => unknown[]> = {
  json: (text) => JSON.parse(text),
  ndjson: (text) =>
    text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  csv: (text) => parse(text, { columns: true, record_delimiter: "\r\n" }),
  "no-color": (text) => text.trim().split("\n").slice(1),
};

describe("accounts with any value in any field", () => {
  test.each(Object.entries(parsers))("are listed with --%s", async (format, parseRows) => {
    const { code, stdout, stderr } = await runAccounts(["a", "b", `--${format}`], listener);
    expect(code).toBe(0);
    expect(parseRows(stdout)).toHaveLength(2 * count);
    expect(stderr).toMatch(new RegExp(`^${2 * count} accounts in 2 workspaces, `));
    expect(stderr).not.toContain("error");
  });

  test.each(sortKeys)("can be sorted by %s", async (key) => {
    const { code, stdout } = await runAccounts(["a", "--sort", key, "--json"], listener);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(count);
  });

  test("can be filtered", async () => {
    const { code, stdout } = await runAccounts(["a", "--provider", "tiktok", "--json"], listener);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(count - values.length);
    const expired = await runAccounts(["a", "--expired", "--json"], listener);
    expect(expired.code).toBe(0);
    expect(JSON.parse(expired.stdout)).toHaveLength(1);
  });
});

test("only `expired: true` counts as expired; other values are shown unchanged", async () => {
  const odd = [true, false, undefined, null, "false", 1].map((expired) => account({ expired: expired as never }));
  const { stdout, stderr } = await runAccounts(["a"], respondWith({ a: odd }));
  const status = stdout
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(/ {2,}/)[3]);
  expect(status).toEqual(["expired", "active", "active", "active", "false", "1"]);
  expect(stderr).toContain("6 accounts, 1 expired: 6 tiktok\n");
});

test("an account without a provider counts as unknown", async () => {
  const odd = [undefined, null, "", { a: 1 }].map((provider) => account({ provider: provider as never }));
  const { stderr } = await runAccounts(["a"], respondWith({ a: odd }));
  expect(stderr).toBe('4 accounts, 0 expired: 3 unknown, 1 {"a":1}\n');
});
