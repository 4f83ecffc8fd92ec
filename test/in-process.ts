import { readdirSync, readFileSync } from "node:fs";
import type { ViteUserConfig } from "vitest/config";

/** Unit tests that replace modules must not find them loaded already. */
const isolated = readdirSync("test/unit", { recursive: true, encoding: "utf8" })
  .map((name) => `test/unit/${name.replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".test.ts") && /vi\.(mock|doMock|resetModules)\(/.test(readFileSync(path, "utf8")));

/** Options for tests that call the code directly. Reloading all modules for each file would take longer than the tests. */
export function inProcess(include: string[], exclude: string[] = []) {
  return {
    // Tests that start a process of their own need more than the default 5 s on a slow machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      { extends: true, test: { name: "shared", include, exclude: [...exclude, ...isolated], isolate: false } },
      { extends: true, test: { name: "isolated", include: isolated, exclude } },
    ],
  } satisfies ViteUserConfig["test"];
}
