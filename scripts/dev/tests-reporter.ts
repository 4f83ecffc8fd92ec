import { fileURLToPath } from "node:url";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule } from "vitest/node";
import { duration, errorText, failed, type Print, passed } from "./report.ts";

export interface LineReporter extends Reporter {
  /** The files whose last run failed. */
  brokenFiles(): string[];
}

/** Prints one line per run. A test that failed and is not part of this run still fails, so it is reported again. */
export function lineReporter(root: URL, print: Print): LineReporter {
  const broken = new Map<string, string[]>();
  let started = 0;
  return {
    brokenFiles: () => [...broken].filter(([, problems]) => problems.length > 0).map(([file]) => file),
    onTestRunStart() {
      started = performance.now();
    },
    onTestRemoved(file = "") {
      broken.delete(file);
    },
    onTestRunEnd(modules, unhandled, reason) {
      if (reason === "interrupted") return;
      const before = [...broken].filter(([file]) => !modules.some(({ moduleId }) => moduleId === file));
      const now = modules.map((module): [string, string[]] => [module.moduleId, failures(module, root)]);
      for (const [file, problems] of now) broken.set(file, problems);
      const problems = [...now, ...before].flatMap(([, problems]) => problems);
      problems.push(...unhandled.map((error) => outside(error, root)));
      print(problems.length > 0 ? failed("tests", problems) : success(modules, performance.now() - started));
    },
  };
}

function success(modules: readonly TestModule[], took: number): string {
  if (modules.length === 0) return failed("tests", ["no tests found"]);
  const passes = modules.flatMap(({ children }) => [...children.allTests("passed")]);
  return passed("tests", `${passes.length} passed in ${duration(took)}`);
}

/** The errors of a file: its own, such as a failed import, then those of its suites and tests. */
function failures(module: TestModule, root: URL): string[] {
  const own = module.errors().map((error) => `${at(module, error)}: ${message(error, root)}`);
  const suites = [...module.children.allSuites()];
  const tests = [...module.children.allTests("failed")];
  const inner = [...suites, ...tests].flatMap((task) => {
    const errors = task.type === "suite" ? task.errors() : (task.result().errors ?? []);
    return errors.slice(0, 1).map((error) => `${at(module, error)} > ${task.fullName}: ${message(error, root)}`);
  });
  return [...own, ...inner];
}

/** The line of the test file that the error comes from, or only the file if none of it ran. */
function at({ moduleId, relativeModuleId }: TestModule, { stacks = [] }: SerializedError): string {
  const frame = stacks.find(({ file }) => file === moduleId);
  return frame ? `${relativeModuleId}:${frame.line}:${frame.column}` : relativeModuleId;
}

/** An error outside of any test, such as an unhandled rejection: Vitest knows which file was running. */
function outside(error: SerializedError, root: URL): string {
  const file = String(error["VITEST_TEST_PATH"] ?? "unknown file").replace(fileURLToPath(root), "");
  return `${file}: ${error["type"]}: ${message(error, root)}`;
}

function message(error: SerializedError, root: URL): string {
  return errorText(error, fileURLToPath(root)).replace(" // Object.is equality", "");
}
