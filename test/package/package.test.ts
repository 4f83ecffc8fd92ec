import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, expect, test } from "vitest";
import openapi from "../../generated/openapi.json" with { type: "json" };
import { entries } from "../../scripts/build/declarations/program.ts";
import { type Prism, startPrism } from "../../scripts/mock.ts";
import { installPacked, pack } from "../helpers/package.ts";

const packed = pack();
const accounts = openapi.components.examples.socialAccounts.value.data;
let project: string;
let prism: Prism;

beforeAll(async () => {
  project = installPacked(packed);
  prism = await startPrism();
});

afterAll(async () => {
  await prism.close();
});

test("the package contains what its users need and nothing else", () => {
  const library = entries.flatMap((name) => [".js", ".cjs", ".d.ts", ".d.cts"].map((type) => `dist/${name}${type}`));
  const command = ["dist/cli/NOTICES.txt", "dist/cli/asters.cjs", "dist/cli/mcp.cjs"];
  const texts = ["CHANGELOG.md", "LICENSE", "README.md", "package.json"];
  expect(packed.files.toSorted()).toEqual([...texts, ...library, ...command, "generated/openapi.json"].toSorted());
});

test("every path in package.json exists in the package", () => {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const paths = manifest.match(/(?<=": \[?\s*")(\.\/)?(dist|generated)\/[\w./]+(?=")/g);
  expect(paths?.length).toBeGreaterThan(20);
  expect(paths?.filter((path) => !packed.files.includes(path.replace(/^\.\//, "")))).toEqual([]);
});

test("publint has no messages", async () => {
  const tarball = readFileSync(packed.tarball);
  const { messages, pkg } = await publint({
    pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.length) as ArrayBuffer },
  });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("Are The Types Wrong finds no problem under node10, node16 and bundler", () => {
  const manifest = createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json");
  const cli = join(dirname(manifest), "dist/index.js");
  const options = ["--profile", "strict", "--no-definitely-typed", "--format", "json"];
  const { stdout } = spawnSync(process.execPath, [cli, packed.tarball, ...options], { encoding: "utf8" });
  expect(JSON.parse(stdout)).toMatchObject({ analysis: { packageName: "asters-client" }, problems: {} });
});

test("each entry is one file that loads nothing but openapi-fetch, and as CommonJS nothing at all", () => {
  for (const name of entries) {
    const read = (type: string) =>
      readFileSync(join(project, `node_modules/asters-client/dist/${name}.${type}`), "utf8");
    const imports = [...read("js").matchAll(/\bfrom\s*"([^"]+)"|\bimport\s*\(?"([^"]+)"/g)].map(([, from]) => from);
    expect([...new Set(imports)]).toEqual(name === "index" ? ["openapi-fetch"] : []);
    expect(read("cjs")).not.toMatch(/\brequire\(/);
  }
});

test("instanceof recognizes the errors of the other module format", async () => {
  const program = `
    import { createRequire } from "node:module";
    import * as esm from "asters-client";
    import { createFetchStub } from "asters-client/testing";
    const cjs = createRequire(process.cwd() + "/")("asters-client");
    const asters = cjs.createAstersClient({ apiKey: "any", fetch: createFetchStub({ status: 401 }) });
    const error = await asters.listSocialAccounts("id").catch((error) => error);
    const { UnauthorizedError, ApiError, NotFoundError } = esm;
    console.log(cjs.ApiError === ApiError, ...[UnauthorizedError, ApiError, NotFoundError].map((c) => error instanceof c));`;
  const options = ["--input-type=module", "--eval", program];
  const { stdout } = await promisify(execFile)(process.execPath, options, { cwd: project });
  expect(stdout).toBe("false true true false\n");
});

const list = `createAstersClient({ apiKey: "any", baseUrl: process.env.MOCK })
  .listSocialAccounts("663b3db7522ef4893db24536")
  .then((accounts) => console.log(JSON.stringify(accounts)));`;

test.each([
  ["import", "module", `import { createAstersClient } from "asters-client";\n${list}`],
  ["require", "commonjs", `const { createAstersClient } = require("asters-client");\n${list}`],
])("lists accounts by %s in an empty project with the package", async (_, type, program) => {
  const { stdout } = await promisify(execFile)(process.execPath, [`--input-type=${type}`, "--eval", program], {
    cwd: project,
    env: { ...process.env, MOCK: prism.url },
  });
  expect(JSON.parse(stdout)).toEqual(accounts);
});

test("exports the spec", async () => {
  const program = `console.log(JSON.stringify(require("asters-client/openapi.json").info.title))`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--eval", program], { cwd: project });
  expect(JSON.parse(stdout)).toBe("Asters API");
});
