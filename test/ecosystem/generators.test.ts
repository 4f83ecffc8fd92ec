/** Other generators accept the spec, so openapi-typescript can be replaced. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { operations } from "../../generated/operations.js";
import { redocly } from "../../scripts/redocly.ts";
import { createProject, type Project } from "./project.ts";

/** The last versions that run on Node.js 20. */
const dependencies = {
  "@apidevtools/swagger-parser": "12.1.0",
  "@hey-api/openapi-ts": "0.90.10",
  orval: "7.13.2",
  typescript: "5.9.3",
};

const spec = "node_modules/asters-client/generated/openapi.json";
let project: Project;

beforeAll(() => {
  project = createProject("generators", dependencies);
});

const generators: Record<string, [output: string, generate: () => unknown]> = {
  "Redocly's generate-client": [
    "redocly.ts",
    () => {
      const [node, cli] = redocly.command;
      const options = [cli, "generate-client", spec, "--output", "redocly.ts"];
      execFileSync(node, options, { cwd: project.folder, env: redocly.env, stdio: "pipe" });
    },
  ],
  "hey-api": [
    "hey-api/sdk.gen.ts",
    () => project.run("@hey-api/openapi-ts/bin/run.js", "--input", spec, "--output", "hey-api"),
  ],
  orval: [
    "orval.ts",
    () => project.run("orval/dist/bin/orval.js", "--input", spec, "--output", "orval.ts", "--client", "fetch"),
  ],
};

test.each(Object.entries(generators))("%s generates a client that compiles, with each operation", async (_, how) => {
  const [output, generate] = how;
  await generate();
  const code = readFileSync(join(project.folder, output), "utf8");
  for (const { operationId } of operations) expect(code).toMatch(new RegExp(`\\b${operationId}\\b`));
  const options = ["--strict", "--skipLibCheck", "--noEmit", "--target", "es2022", "--lib", "es2022,dom,dom.iterable"];
  const modules = ["--module", "esnext", "--moduleResolution", "bundler"];
  expect(await project.run("typescript/bin/tsc", ...options, ...modules, output)).toEqual({ code: 0, output: "" });
});

test("swagger-parser finds the spec valid", () => {
  const program = `
    const { default: SwaggerParser = require("@apidevtools/swagger-parser") } = require("@apidevtools/swagger-parser");
    SwaggerParser.validate(${JSON.stringify(spec)}).then((spec) => console.log(Object.keys(spec.paths).length > 0));`;
  const output = execFileSync(process.execPath, ["--eval", program], { cwd: project.folder, encoding: "utf8" });
  expect(output).toBe("true\n");
});
