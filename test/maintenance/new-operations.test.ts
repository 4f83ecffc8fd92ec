import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyRepository, git } from "../helpers/repository.ts";
import { type ProgramResult, type SpawnedProgram, spawnProgram } from "../helpers/spawn.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

const [, added = ""] = read("new-operations.yaml").split("paths:\n");
const [, section = ""] = read("../../CONTRIBUTING.md").split("\n## Adding an operation\n");
const commands = section.split("```sh\n")[1]?.split("\n```")[0]?.split("\n") ?? [];

/** What is new in the spec: `asters call` with its arguments, and the response that the examples have. */
const calls: [operationId: string, argv: string[], input: string, response: object][] = [
  [
    "listMembers",
    [],
    "",
    {
      description: "Members of the user",
      data: { members: [{ _id: "6630bc19678a6f4e41d71bfe", name: "Ada" }], invitations: [] },
      error: null,
    },
  ],
  [
    "listPosts",
    ["663b3db7522ef4893db24536", "--param", "state=sent", "--param", "page=2"],
    "",
    { description: "Posts in workspace", data: [{ _id: "6630bfe7678a6f4e41d76900" }], error: null },
  ],
  [
    "queryPosts",
    ["--body", "-"],
    '{"socialAccountId":"1","filters":{"date":{"from":"2026-01-01","to":"2026-01-31"}},"page":1}',
    { data: [{ _id: "6630bfe7678a6f4e41d76900" }], pagination: { totalPages: 1 } },
  ],
];

/** A user's program over the new operations, of which the compiler must know everything. */
const program = `import { createAstersClient } from "asters-client";
import { createFetchStub, examples } from "asters-client/testing";

const fetch = createFetchStub({ operations: { listPosts: { example: "empty" }, listMembers: { status: 200 } } });
const asters = createAstersClient({ apiKey: "any", fetch });
const { members, invitations } = await asters.listMembers();
const names: string[] = members.map(({ name, nickname }) => nickname ?? name);
const unseen: unknown[] = invitations;
const posts: { _id: string }[] = await asters.listPosts("id", { state: "sent", page: 2 }, { maxRetries: 0 });
const date = { from: "2026-01-01", to: "2026-01-31" };
const { data, pagination } = await asters.queryPosts({ socialAccountId: "1", filters: { date }, page: 1 });
const total: number = pagination.totalPages + data.length + examples.queryPosts[200].documented.data.length;
console.log(JSON.stringify({ names, unseen, posts, total }));
export const invalid = [
  // @ts-expect-error the state is required
  () => asters.listPosts("id", {}),
  // @ts-expect-error the number of a page is a number
  () => asters.listPosts("id", { state: "sent", page: "2" }),
  // @ts-expect-error a range needs an end
  () => asters.queryPosts({ socialAccountId: "1", filters: { date: { from: "2026-01-01" } }, page: 1 }),
  // @ts-expect-error the operation takes no path parameter
  () => asters.listMembers("id"),
];
`;

let copy: string;

function start(program: string, argv: string[], { env = {}, input = "" } = {}): SpawnedProgram {
  // Nothing of this test run or of the npm around it is for the programs in the copy.
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|npm_|ASTERS_)/i.test(name));
  return spawnProgram(program, argv, { cwd: copy, env: { ...Object.fromEntries(own), ...env } }, input);
}

async function run(command: string): Promise<ProgramResult> {
  await using child = start("sh", ["-c", command]);
  // Without `await`, the program would end here.
  return await child.ended;
}

beforeAll(() => {
  copy = copyRepository();
  const spec = join(copy, "openapi/openapi.yaml");
  const [paths, components] = readFileSync(spec, "utf8").split("\ncomponents:\n") as [string, string];
  writeFileSync(spec, `${paths}\n${added}\ncomponents:\n${components}`);
});

test("the steps in CONTRIBUTING generate and test", () => {
  expect(commands).toEqual(["npm run generate", "npm run update-reports", "npm test"]);
});

test.each(commands)("the step %s succeeds", async (command) => {
  const { code, stdout, stderr } = await run(command);
  expect(code, stdout + stderr).toBe(0);
});

test("the steps change only what is generated", () => {
  const changed = git(copy, "status", "--porcelain")
    .trimEnd()
    .split("\n")
    .map((line) => line.slice(3));
  expect(changed.filter((path) => !path.startsWith("generated/"))).toEqual([
    "openapi/openapi.yaml",
    "test/package/api.md",
  ]);
});

test("the compiler knows the new operations, and the stub responds to them", async () => {
  const file = join(copy, "program.mts");
  writeFileSync(file, program);
  const options = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--skipLibCheck", "false"];
  const { stdout, code } = await run(`node node_modules/typescript/bin/tsc ${options.join(" ")} program.mts`);
  expect([stdout, code]).toEqual(["", 0]);
  const ran = await run("npx tsx program.mts");
  expect(JSON.parse(ran.stdout)).toEqual({ names: ["Ada"], unseen: [], posts: [], total: 3 });
});

test("drift probes the new operations and finds that they conform", async () => {
  const { code, stdout, stderr } = await run("npm run --silent drift -- --fake conforming");
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toContain("Agreement");
  expect(stdout).not.toMatch(/not probed/i);
});

test("the docs show the new operations", async () => {
  const { code, stdout, stderr } = await run("npm run --silent docs");
  expect(code, stdout + stderr).toBe(0);
  const page = readFileSync(join(copy, "docs/index.html"), "utf8");
  for (const [operationId] of calls) expect(page).toContain(operationId);
});

test("spec:diff calls it an addition", async () => {
  const { code, stdout, stderr } = await run("npm run --silent spec:diff -- HEAD");
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toContain("Overall: minor.");
});

describe("against asters mock", () => {
  let mock: SpawnedProgram;
  let url: string;

  beforeAll(async () => {
    mock = start(process.execPath, ["dist/cli/asters.cjs", "mock", "--port", "0"]);
    url = await new Promise((resolve, reject) => {
      mock.process.stdout.on("data", (text) => resolve(String(text).split("listening on ")[1]?.split(" ")[0] ?? ""));
      mock.ended.then(({ stderr }) => reject(new Error(stderr)), reject);
    });
  });

  afterAll(() => mock[Symbol.asyncDispose]());

  test.each(calls)("asters call %s prints its response", async (operationId, argv, input, response) => {
    const env = { ASTERS_API_KEY: "any", ASTERS_BASE_URL: url };
    await using child = start(process.execPath, ["dist/cli/asters.cjs", "call", operationId, ...argv], { env, input });
    const { code, stdout, stderr } = await child.ended;
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toEqual(response);
  });
});
