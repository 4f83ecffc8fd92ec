import { expect, test, vi } from "vitest";
import { holdTestFailuresWhileSpecFails } from "../../../../scripts/dev/hold-test-failures.ts";
import { failed, passed } from "../../../../scripts/dev/report.ts";

test("failing tests are held back while the spec is broken, and run again once it is fixed", () => {
  const printed: string[] = [];
  const rerunTests = vi.fn();
  const output = holdTestFailuresWhileSpecFails((line) => printed.push(line), rerunTests);
  const [broken, clean] = [failed("spec", ["broken"]), passed("spec", "clean")];
  const red = failed("tests", ["one", "two"]);

  for (const line of [broken, red, red, failed("types", ["TS1"]), broken]) output(line);
  expect(printed).toEqual([
    broken,
    "· tests  some fail; they run again once the spec is fixed",
    failed("types", ["TS1"]),
    broken,
  ]);
  expect(rerunTests).not.toHaveBeenCalled();

  printed.length = 0;
  for (const line of [clean, red, clean]) output(line);
  expect(printed).toEqual([clean, red, clean]);
  expect(rerunTests).toHaveBeenCalledOnce();
});
