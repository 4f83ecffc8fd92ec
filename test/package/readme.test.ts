import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Prism, startPrism } from "../../scripts/mock.ts";
import { installPacked, pack } from "../helpers/package.ts";
import { spawnProgram } from "../helpers/spawn.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = ["README.md", "CONTRIBUTING.md"].map((name) => readFileSync(join(root, name), "utf8")).join("\n");
const run = promisify(execFile);

function blocks(language: string): string[] {
  return [...pages.matchAll(/```(\w+)\n(.*?)```/gs)]
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

/** Compiles programs in the project that the package is installed in. Returns the compiler's messages. */
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

/** What a snippet prints, by text that only this snippet contains. The first match counts. */
const outputs: [snippet: RegExp, output: RegExp][] = [
  [/createFetchStub/, /^true\n$/],
  [/RateLimitError/, /account_id: '17841462124130951'/],
  [/asters\.raw\.GET/, /^200 Social Account in workspace\n$/],
  [/Reconnect \$\{/, /^Reconnect SocialReply on x\n$/],
  [/console\.log\(accounts\.length\)/, /^3\n$/],
];

describe("TypeScript", () => {
  const snippets = blocks("ts").map((code, index) => {
    const [, output] = outputs.find(([snippet]) => snippet.test(code)) ?? [];
    return { title: code.split("\n").find((line) => !/^(import|$)/.test(line)) ?? "", code, index, output };
  });
  const path = (index: number, extension: string) => join(project, `snippet-${index}.${extension}`);

  beforeAll(() => {
    for (const { code, index } of snippets)
      writeFileSync(path(index, "mts"), code.replace("http://127.0.0.1:4010", prism.url));
    expect(compile(snippets.map(({ index }) => path(index, "mts")))).toEqual([]);
  });

  test("every snippet has an expected output here", () => {
    expect(snippets.length).toBeGreaterThan(0);
    expect(snippets.filter(({ output }) => !output).map(({ code }) => code)).toEqual([]);
  });

  test.each(snippets)("$index: $title", async ({ index, output }) => {
    const preload = new URL("../helpers/redirect-to-mock.js", import.meta.url).href;
    const { stdout, stderr } = await run(process.execPath, ["--import", preload, path(index, "mjs")], {
      env: { ...process.env, MOCK: prism.url, ASTERS_API_KEY: "any" },
    });
    expect(stderr).toBe("");
    expect(stdout).toMatch(output as RegExp);
  });
});

/** Runs a command, which has to succeed. Returns its standard output. */
async function succeeds(command: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const [name, ...options] = command.split(" ");
  const { stdout } = await run(name as string, options, {
    cwd: root,
    env: { ...process.env, ASTERS_API_KEY: undefined, ...env },
  });
  return stdout;
}

/** Runs a command, whether or not it succeeds. Returns everything it prints. */
async function output(command: string): Promise<string> {
  const { stdout, stderr } = await run(command, { cwd: root, shell: true }).catch((error) => error);
  return stdout + stderr;
}

/**
 * Runs a line of shell in a project with the package, against the mock, without npx: command.test.ts runs that, which
 * takes a second.
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

/** Runs a command until it prints what it should, then interrupts it as Ctrl-C does. */
async function prints(command: string, expected: RegExp, cwd = root): Promise<void> {
  const [name, ...options] = command.split(" ");
  await using child = spawnProgram(name as string, options, { cwd });
  const seen: string[] = [];
  for await (const line of createInterface(child.process.stdout)) {
    seen.push(line);
    if (expected.test(line)) break;
  }
  process.kill(-(child.process.pid as number), "SIGINT");
  child.process.stdout.resume();
  await child.ended;
  expect(seen.join("\n")).toMatch(expected);
}

/** Commands that do not run here, and why. */
const runElsewhere: Record<string, string> = {
  "npm ci": "already ran",
  "npm pack": "import.test.ts",
  "npm install /path/to/asters-client-0.1.0.tgz": "import.test.ts",
  "npm test": "CI",
  "npm run update-reports": "would hide what api.test.ts finds",
  "npm run format": "would hide what lint:code finds",
  "npm run readme:image": "readme-image.test.ts",
  "npm run bench:dev": "measures",
  "npm run test:mutation": "takes hours",
};

/** What `.ci/run` and `npm test` run. */
const isSuite =
  /^npm run (test:(slow|coverage|maintenance|browser|runtimes|cli|ecosystem)|typecheck|lint:(code|unused))$/;

const url = /http:\/\/127\.0\.0\.1:\d+/;

/** How each command runs here. The first match counts. */
const checks: [command: RegExp, check: (command: string) => Promise<unknown>][] = [
  [
    /^npm start$/,
    async (command) => expect(await succeeds(command)).toMatch(/SocialReply.+tiktok.+expired.+instagram/s),
  ],
  [/^npm run mock/, () => prints("npm run mock -- --port 0", new RegExp(`curl .*"x-api-key: any" ${url.source}`))],
  [/^npx asters mock/, () => prints("npx asters mock --port 0", url, project)],
  [/^npx asters completion zsh/, (command) => installed(command, /^#compdef asters/)],
  [
    /^npx asters accounts --html/,
    (command) => installed(`${command} && cat report.html`, /^<!doctype html>.*SocialReply/is),
  ],
  [/^npx asters accounts .*--fail-on-expired/, (command) => installed(command, /expired/, 3)],
  [/^npx asters accounts - --json/, (command) => installed(command, /"ws1".*"ws2"/s)],
  [
    /^npx asters accounts .* > (\S+)$/,
    (command) => installed(`${command} && cat ${command.split(" ").at(-1)}`, /_id,/),
  ],
  [/^npx asters check/, (command) => installed(command, /expired +SocialReply +x +Personale/, 3)],
  [/^npx asters status/, (command) => installed(command, /^total +9 +6 +3 /m)],
  [/^npx asters workspaces/, (command) => installed(command, /Personale .* 3$/m)],
  [/^npx asters call/, (command) => installed(command, /"label 1"/)],
  [/^npx asters accounts .*--sort last-post/, (command) => installed(command, / x .* tiktok /s)],
  [/^npx asters accounts/, (command) => installed(command, /SocialReply/)],
  [/^npm run docs:serve/, () => prints("npm run docs:serve -- --port 0", url)],
  [
    /^npm run docs$/,
    async (command) => {
      await succeeds(command);
      expect(readFileSync(join(root, "docs/index.html"), "utf8")).toContain("listSocialAccounts");
    },
  ],
  [/^npm run dev$/, (command) => prints(command, /spec.*clean/)],
  [/^npm run generate$/, async (command) => expect(await succeeds(command)).toContain("up to date")],
  [/^npm run (generate -- --check|lint:spec)$/, succeeds],
  // The output depends on what was released, and on whether this clone has the tag.
  [
    /^npm run spec:diff/,
    async (command) =>
      expect(await output(command)).toMatch(
        /^(Changes since|Since) v\d|Nothing to compare with|This clone is shallow/m,
      ),
  ],
  [/^npm run drift -- .*conforming/, async (command) => expect(await succeeds(command)).toContain("Agreement")],
  [
    /^npm run drift -- .*deviating/,
    (command) =>
      expect(succeeds(command)).rejects.toMatchObject({ code: 1, stdout: expect.stringMatching(/\d+ differences/) }),
  ],
  [
    /^npm run drift -- [\da-f]{24}/,
    async (command) =>
      expect(await succeeds(command, { ASTERS_API_KEY: "any-key", ASTERS_BASE_URL: prism.url })).toContain("Agreement"),
  ],
  [/^npm run score$/, async (command) => expect(await succeeds(command)).toMatch(/Agent Readiness: +\d/)],
];

describe("commands", () => {
  const lines = blocks("sh").flatMap((block) => block.trim().split("\n"));
  const inTable = [...pages.matchAll(/^\| (`npm run .*?) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, command = ""]) => command),
  );
  const commands = [...new Set([...lines.flatMap((line) => line.split(" && ")), ...inTable])].filter(
    (command) => command !== "" && !command.startsWith("#") && !isSuite.test(command) && !(command in runElsewhere),
  );
  const found = commands.map((command) => ({ command, check: checks.find(([pattern]) => pattern.test(command))?.[1] }));

  test("every command of the README and of CONTRIBUTING has a check here", () => {
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ check }) => !check).map(({ command }) => command)).toEqual([]);
  });

  test.each(found)("$command", async ({ command, check }) => {
    await check?.(command);
  });
});
