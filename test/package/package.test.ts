import { execFile, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, expect, test } from "vitest";
import openapi from "../../generated/openapi.json" with { type: "json" };
import { type Prism, startPrism } from "../../scripts/mock.ts";
import { installPacked, pack } from "../helpers/package.ts";

const packed = pack();
const accounts = openapi.components.examples.documented.value.data;
let project: string;
let prism: Prism;

beforeAll(async () => {
  project = installPacked(packed);
  prism = await startPrism();
});

afterAll(async () => {
  await prism.close();
});

test("holds what its users need and nothing else", () => {
  const modules = readdirSync(new URL("../../src/", import.meta.url))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -3));
  const built = [
    ...modules.map((name) => `dist/${name}.d.ts`),
    ...["index", "validate", "node", "testing"].map((name) => `dist/${name}.js`),
  ];
  const generated = [
    "generated/openapi.d.ts",
    "generated/openapi.json",
    ...["constants", "examples", "operations", "tools", "validators"].flatMap((name) => [
      `generated/${name}.d.ts`,
      `generated/${name}.js`,
    ]),
  ];
  const command = ["dist/cli/NOTICES.txt", "dist/cli/asters.cjs"];
  expect(packed.files.toSorted()).toEqual(
    ["CHANGELOG.md", "LICENSE", "README.md", "package.json", ...built, ...command, ...generated].toSorted(),
  );
});

test("publint says nothing", async () => {
  const tarball = readFileSync(packed.tarball);
  const { messages, pkg } = await publint({
    pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.length) as ArrayBuffer },
  });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("Are The Types Wrong says nothing", () => {
  const manifest = createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json");
  const cli = join(dirname(manifest), "dist/index.js");
  // ESM alone: every supported Node can require() it, which the stricter profiles do not know.
  const options = ["--profile", "esm-only", "--no-definitely-typed", "--format", "json"];
  const { stdout } = spawnSync(process.execPath, [cli, packed.tarball, ...options], { encoding: "utf8" });
  expect(JSON.parse(stdout)).toMatchObject({ analysis: { packageName: "asters-client" }, problems: {} });
});

const list = `createAstersClient({ apiKey: "any", baseUrl: process.env.MOCK })
  .listSocialAccounts("663b3db7522ef4893db24536")
  .then((accounts) => console.log(JSON.stringify(accounts)));`;

test.each([
  ["import", "module", `import { createAstersClient } from "asters-client";\n${list}`],
  ["require", "commonjs", `const { createAstersClient } = require("asters-client");\n${list}`],
])("lists accounts by %s in an empty project that it is installed in", async (_, type, program) => {
  const { stdout } = await promisify(execFile)(process.execPath, [`--input-type=${type}`, "--eval", program], {
    cwd: project,
    env: { ...process.env, MOCK: prism.url },
  });
  expect(JSON.parse(stdout)).toEqual(accounts);
});

test("gives the document to those who want it", async () => {
  const program = `console.log(JSON.stringify(require("asters-client/openapi.json").info.title))`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--eval", program], { cwd: project });
  expect(JSON.parse(stdout)).toBe("Asters API");
});
