import { expect, test } from "vitest";
import type { SocialAccount } from "../../../../../generated/schemas.js";
import { addAccounts, createAccountStats, formatStats } from "../../../../../src/cli/commands/accounts/stats.ts";
import { createRunResult } from "../../../../../src/cli/run-result.ts";
import { account } from "../../../../helpers/accounts.ts";

function summarize(found: SocialAccount[], shown = found): string {
  const stats = createAccountStats();
  addAccounts(stats, found, shown);
  return formatStats(stats, createRunResult(1));
}

test("names the nine most frequent providers and counts the others", () => {
  const once = Array.from({ length: 12 }, (_, index) => account({ provider: `network-${index}` }));
  const twice = [account({ provider: "x" }), account({ provider: "x" })];
  expect(summarize([...once, ...twice])).toBe(
    "14 accounts, 0 expired: 2 x, 1 network-0, 1 network-1, 1 network-10, 1 network-11, 1 network-2, 1 network-3, 1 network-4, 1 network-5, 4 others",
  );
});

test("says how many of the accounts pass the filter", () => {
  const accounts = [account({ expired: true }), account()];
  expect(summarize(accounts, accounts.slice(0, 1))).toBe("1 of 2 accounts, 1 expired: 1 tiktok");
  expect(summarize(accounts, [])).toBe("0 of 2 accounts, 0 expired");
});

test("sanitizes and truncates the name of a provider", () => {
  expect(summarize([account({ provider: "\u001b[2J" })])).toBe("1 account, 0 expired: 1 \ufffd[2J");
  expect(summarize([account({ provider: "x".repeat(99) })])).toBe(`1 account, 0 expired: 1 ${"x".repeat(30)}`);
});
