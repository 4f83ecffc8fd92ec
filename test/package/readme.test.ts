import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Prism, startPrism } from "../../scripts/mock.ts";
import { installPacked, pack } from "../helpers/package.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const run = promisify(execFile);

function blocks(language: string): string[] {
  return [...readme.matchAll(/```(\w+)\n(.*?)```/gs)]
    .filter(([, name]) => name === language)
    .map(([, , code]) => code as string);
}

let project: string;
let prism: Prism;

beforeAll(async () => {
  project = installPacked(pack());
  prism = await startPrism();
});

afterAll(async () => {
  await prism.close();
});

/** Compiles programs in the project that the package is installed in; gives what the compiler says. */
function compile(files: string[]): string[] {
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    strict: true,
    exactOptionalPropertyTypes: true,
    typeRoots: [join(root, "node_modules/@types")],
    types: ["node"],
  });
  program.emit();
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

describe("TypeScript", () => {
  const snippets = blocks("ts");
  const outputs = [
    /^Reconnect SocialReply on x\n$/,
    /^3\n$/,
    /^200 Social Account in workspace\n$/,
    /^3\n$/,
    /^true\n$/,
    /account_id: '17841462124130951'/,
  ];

  beforeAll(() => {
    const files = snippets.map((_, index) => join(project, `snippet-${index}.mts`));
    for (const [index, file] of files.entries())
      writeFileSync(file, (snippets[index] as string).replace("http://127.0.0.1:4010", prism.url));
    expect(compile(files)).toEqual([]);
  });

  test("each snippet of README and document has an expected output", () => {
    expect(snippets).toHaveLength(outputs.length);
  });

  test.each([...outputs.entries()])("snippet %d prints %s", async (index, output) => {
    const preload = new URL("../helpers/redirect-to-mock.js", import.meta.url).href;
    const { stdout, stderr } = await run(
      process.execPath,
      ["--import", preload, join(project, `snippet-${index}.mjs`)],
      {
        env: { ...process.env, MOCK: prism.url, ASTERS_API_KEY: "any" },
      },
    );
    expect(stderr).toBe("");
    expect(stdout).toMatch(output);
  });
});

/** Runs a command until it ends well. */
async function runs(command: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const [name, ...options] = command.split(" ");
  const { stdout } = await run(name as string, options, {
    cwd: root,
    env: { ...process.env, ASTERS_API_KEY: undefined, ...env },
  });
  return stdout;
}

/** Runs a command to its end, be it a good one or not, and gives all that it says. */
async function says(command: string): Promise<string> {
  const { stdout, stderr } = await run(command, { cwd: root, shell: true }).catch((error) => error);
  return stdout + stderr;
}

/**
 * What a shell makes of a command in a project that has the package, with the mock for the API. That npx finds it there
 * is proved once, in command.test.ts: it takes a second.
 */
async function installed(line: string, expected: RegExp, code = 0): Promise<void> {
  const command = line.replace(/^npx /, "");
  const PATH = `${join(project, "node_modules/.bin")}:${process.env["PATH"]}`;
  const env = { PATH, ASTERS_API_KEY: "any", ASTERS_BASE_URL: prism.url };
  writeFileSync(join(project, "ids.txt"), "ws1 # one\nws2\n");
  const ran = await run("sh", ["-c", command], { cwd: project, env }).catch((error) => error);
  expect(ran.code ?? 0).toBe(code);
  expect(ran.stdout).toMatch(expected);
}

/** Runs a command until it prints what it should, and then interrupts it as Ctrl-C does. */
async function prints(command: string, expected: RegExp, cwd = root): Promise<void> {
  const [name, ...options] = command.split(" ");
  const child = spawn(name as string, options, { cwd, detached: true, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "close");
  const seen: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    seen.push(line);
    if (expected.test(line)) break;
  }
  process.kill(-(child.pid as number), "SIGINT");
  child.stdout.resume();
  await ended;
  expect(seen.join("\n")).toMatch(expected);
}

describe("commands", () => {
  const commands: Record<string, (command: string) => Promise<unknown>> = {
    // `npm ci` has run already: it is what brought the tests here. `npm test` is what runs this.
    "npm ci && npm start": async () =>
      expect(await runs("npm start")).toMatch(/SocialReply.+tiktok.+expired.+instagram/s),
    "npm ci && npm test": async () => {},
    "npm run mock -- --port 4010": () =>
      prints("npm run mock -- --port 0", /curl .*"x-api-key: any" http:\/\/127\.0\.0\.1:\d+/),
    "npx asters accounts 663b3db7522ef4893db24536": (command) => installed(command, /^name .*account id\nSocialReply/),
    "npx asters accounts ws1 ws2 ws3 --expired --fail-on-expired": (command) =>
      installed(command, /( expired .*){3}/s, 3),
    "npx asters accounts - --json < ids.txt": (command) => installed(command, /"ws1".*"ws2"/s),
    "npx asters accounts ws1 --csv > accounts.csv": (command) =>
      installed(`${command} && cat accounts.csv`, /^workspace_id,/),
    "npx asters accounts ws1 --provider tiktok --provider x --sort last-post": (command) =>
      installed(command, / x .* tiktok /s),
    "npx asters mock": (command) => prints(`${command} --port 0`, /The mock is at http:\/\/127\.0\.0\.1:\d+/, project),
    "npx asters completion zsh": (command) => installed(command, /^#compdef asters/),
    "npm run docs": async () => {
      await runs("npm run docs");
      expect(readFileSync(join(root, "docs/index.html"), "utf8")).toContain("listSocialAccounts");
    },
    "npm run docs:serve": () => prints("npm run docs:serve -- --port 0", /http:\/\/127\.0\.0\.1:\d+/),
    "npm run dev": () => prints("npm run dev", /spec.*clean/),
    "npm run generate": async (command) => expect(await runs(command)).toContain("nothing to change"),
    "npm run generate -- --check": runs,
    // Run by test/maintenance/growing.test.ts: here it would hide from api.test.ts what that is to find.
    "npm run api-report": async () => {},
    "npm test": async () => {},
    "npm run lint:spec": runs,
    // What it says depends on what was released, and whether this clone knows of it.
    "npm run spec:diff": async (command) =>
      expect(await says(command)).toMatch(/^Since v\d|No release to compare with|This clone is shallow/m),
    "npm run drift -- 663b3db7522ef4893db24536": async (command) =>
      expect(await runs(command, { ASTERS_API_KEY: "any-key", ASTERS_BASE_URL: prism.url })).toContain("Agreement"),
    "npm run drift -- --fake conforming": async (command) => expect(await runs(command)).toContain("Agreement"),
    "npm run drift -- --fake deviating": (command) =>
      expect(runs(command)).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining("12 differences") }),
    "npm run score": async (command) => expect(await runs(command)).toMatch(/Agent Readiness: +\d/),
  };

  test("of the README are all run here", () => {
    const named = new Set(blocks("sh").flatMap((block) => block.trim().split("\n")));
    expect([...named].toSorted()).toEqual(Object.keys(commands).toSorted());
  });

  test.each(Object.entries(commands))("%s", async (command, check) => {
    await check(command);
  });
});
