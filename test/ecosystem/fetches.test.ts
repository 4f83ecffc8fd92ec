import { expect, test } from "vitest";
import { createProject } from "./project.ts";

const dependencies = {
  "@types/node": "20.19.43",
  "cross-fetch": "4.1.0",
  "node-fetch": "3.3.2",
  typescript: "5.9.3",
  undici: "7.30.2",
  "undici-6": "npm:undici@6.29.1",
  vitest: "4.1.12",
};

test.each([
  ["the types of browsers", "es2022,dom,dom.iterable"],
  ["those of Node.js alone", "es2022"],
])("every common implementation of fetch type-checks as the option `fetch`, with %s", async (_, lib) => {
  const project = createProject("fetches", dependencies, ["fetches.mts"]);
  const options = ["--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "--noEmit", "--types", "node"];
  const modules = ["--module", "nodenext", "--target", "es2022", "--lib", lib];
  const { code, output } = await project.run("typescript/bin/tsc", ...options, ...modules, "fetches.mts");
  expect(output).toBe("");
  expect(code).toBe(0);
});
