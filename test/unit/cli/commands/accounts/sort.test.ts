import { expect, test } from "vitest";
import { comparators, sortKeys } from "../../../../../src/cli/commands/accounts/sort.ts";
import { account } from "../../../../helpers/accounts.ts";

const posts = (totalPosts: number, lastPostDate?: string) => ({
  brandvoiceInfo: { totalPosts, ...(lastPostDate && { lastPostDate }) },
});
const accounts = [
  account({ _id: "1", name: "b", provider: "x", type: "profile", expired: false, ...posts(0) }),
  account({
    _id: "2",
    name: "A2",
    provider: "tiktok",
    type: "profile",
    expired: true,
    ...posts(5, "2024-01-01T00:00:00Z"),
  }),
  account({
    _id: "3",
    name: "a10",
    provider: "tiktok",
    type: "business",
    expired: false,
    ...posts(9, "2025-01-01T00:00:00Z"),
  }),
  { _id: "4" } as never,
];

const orders = { name: "4231", provider: "4231", type: "4312", status: "2134", posts: "3214", "last-post": "3214" };

test.each(Object.entries(orders))(
  "--sort %s lists the expected accounts first and keeps the order of equals",
  (key, order) => {
    const compare = comparators[key]?.();
    expect(
      accounts
        .toSorted(compare)
        .map(({ _id }) => _id)
        .join(""),
    ).toBe(order);
  },
);

test("every sort key is tested above", () => {
  expect(Object.keys(orders)).toEqual(sortKeys);
});
