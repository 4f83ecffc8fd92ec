/** Jest in its default configuration, which loads CommonJS only. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createProject } from "./project.ts";

const common = {
  "@babel/core": "7.29.13",
  "@babel/preset-env": "7.29.14",
  "ts-jest": "29.4.15",
  typescript: "5.9.3",
};

const versions = {
  29: { ...common, jest: "29.7.0", "babel-jest": "29.7.0", "jest-environment-jsdom": "29.7.0" },
  30: { ...common, jest: "30.5.2", "babel-jest": "30.5.2", "jest-environment-jsdom": "30.5.2" },
};

/** Runs each test file in a project without any configuration but the given one; returns what went wrong. */
async function runJest(version: keyof typeof versions, files: string[], configuration = {}): Promise<unknown> {
  const project = createProject(
    `jest-${version}`,
    versions[version],
    files.map((file) => `jest/${file}`),
  );
  const manifest = JSON.stringify({ name: "user", private: true, jest: configuration });
  if (Object.keys(configuration).length > 0) writeFileSync(join(project.folder, "package.json"), manifest);
  const { output } = await project.run("jest/bin/jest.js", "--json", "--cacheDirectory", join(project.folder, "cache"));
  const { success, numPassedTests, testResults } = JSON.parse(output.slice(output.indexOf("{")).split("\n")[0] ?? "");
  const messages = testResults.map(({ message }: { message: string }) => message).filter(Boolean);
  expect(messages.join("\n")).toBe("");
  return { success, passed: numPassedTests };
}

describe.each([29, 30] as const)("Jest %d", (version) => {
  test("loads every entry by require, in Node.js and in jsdom", async () => {
    const files = ["require.test.js", "dom.test.js"];
    expect(await runJest(version, files)).toEqual({ success: true, passed: 9 });
  });

  test("keeps code and cause of errors that another realm made", async () => {
    expect(await runJest(version, ["realm.test.js"])).toEqual({ success: true, passed: 2 });
  });

  test("loads the package through babel-jest", async () => {
    const files = ["babel.test.js", "babel.config.js"];
    expect(await runJest(version, files)).toEqual({ success: true, passed: 1 });
  });

  test("loads the package through ts-jest, with types", async () => {
    expect(await runJest(version, ["typescript.test.ts"], { preset: "ts-jest" })).toEqual({ success: true, passed: 2 });
  });
});
