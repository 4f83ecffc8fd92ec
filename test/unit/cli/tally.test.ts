import { expect, test } from "vitest";
import { count, createTally, summarise } from "../../../src/cli/tally.ts";
import { account } from "../../helpers/accounts.ts";

test("the networks with most accounts are named, and those that no screen holds are not", () => {
  const tally = createTally();
  const accounts = Array.from({ length: 12 }, (_, index) => account({ provider: `network-${index}` }));
  const shown = [...accounts, account({ provider: "x" }), account({ provider: "x" })];
  count(tally, { id: "a", state: "listed", accounts: shown }, shown);
  expect(summarise(tally, 1)).toMatch(/^14 accounts, 0 expired: 2 x, 1 network-0, .* 4 others$/);
});

test("the name of a network cannot move the cursor", () => {
  const tally = createTally();
  const shown = [account({ provider: "\u001b[2J" })];
  count(tally, { id: "a", state: "listed", accounts: shown }, shown);
  expect(summarise(tally, 1)).toBe("1 account, 0 expired: 1 \ufffd[2J");
});
