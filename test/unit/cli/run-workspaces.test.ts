import { expect, test } from "vitest";
import { respondWith } from "../../helpers/accounts.ts";
import { runAccounts } from "../../helpers/fake-api.ts";

const terminal = { isTTY: true, columns: 80 };

test.each([
  ["rows that are printed at the end", ["--json"], terminal, true],
  ["rows that go to a file while the run continues", ["--ndjson"], {}, true],
  ["rows that are printed to the same terminal while the run continues", ["--ndjson"], terminal, false],
])("with %s, whether there is a progress bar", async (_, flags, stdout, expected) => {
  const { stderr } = await runAccounts(["a", "b", ...flags], respondWith(), { stdout, stderr: terminal });
  expect(/[█░]/.test(stderr)).toBe(expected);
});
