import { isFailure, note, type Print, stageOf } from "./report.ts";

/**
 * Prints what the stages report. A broken spec also breaks the tests that read it, a dozen at a time: while it is broken,
 * test failures are not printed, and the tests run again once it is fixed.
 */
export function holdTestFailuresWhileSpecFails(print: Print, rerunTests: () => void): Print {
  let isSpecBroken = false;
  let isHolding = false;

  return (line) => {
    if (stageOf(line) === "spec") {
      isSpecBroken = isFailure(line);
      print(line);
      if (isHolding && !isSpecBroken) {
        isHolding = false;
        rerunTests();
      }
    } else if (stageOf(line) === "tests" && isFailure(line) && isSpecBroken) {
      if (!isHolding) print(note("tests", "some fail; they run again once the spec is fixed"));
      isHolding = true;
    } else {
      print(line);
    }
  };
}
