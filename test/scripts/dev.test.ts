/** `npm run dev` as a process: what it prints, and that nothing is left of it, however and whenever it ends. */
import { EventEmitter, once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cp, mkdir, readFile, symlink } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { type Child, startChild } from "../../scripts/child-process.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const repository = new URL("../../", import.meta.url);
const script = fileURLToPath(new URL("scripts/dev.ts", repository));
const failing = 'import { expect, test } from "vitest";\ntest("adds", () => expect(1).toBe(2));\n';
const root = pathToFileURL(`${temporaryFolder()}/`);

// In one go: no watcher sees the file half written.
const write = (name: string, content: string) => writeFileSync(new URL(name, root), content);

beforeAll(smallProject);

/** A copy of the spec, next to a module with a type error and a test that fails. */
async function smallProject(): Promise<void> {
  for (const name of ["openapi", "redocly.yaml"]) {
    await cp(new URL(name, repository), new URL(name, root), { recursive: true });
  }
  for (const folder of ["src", "test"]) await mkdir(new URL(folder, root));
  await symlink(new URL("node_modules", repository), new URL("node_modules", root), "junction");
  write(
    "package.json",
    JSON.stringify({ type: "module", scripts: { dev: `"${process.execPath}" --import tsx "${script}"` } }),
  );
  // As little for the compiler to read as possible.
  const compilerOptions = { lib: ["ES2022"], types: [], skipLibCheck: true };
  write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["src"] }));
  write("src/one.ts", "export const one: string = 1;\n");
  write("test/vitest.config.ts", 'export default { test: { include: ["test/*.test.ts"] } };\n');
  write("test/sum.test.ts", failing);
}

/** The environment without what tells Vitest that another Vitest started it. */
function outsideVitest(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST")));
}

interface Dev extends Child {
  /** Returns the next unread line that matches, and waits if there is none yet. */
  line(pattern: RegExp): Promise<string>;
  /** What the environment of each of its processes holds. */
  mark: string;
}

let runs = 0;

function startDev(): Dev {
  runs += 1;
  const mark = `ASTERS_DEV_TEST=${process.pid}-${runs}`;
  const env = { ...outsideVitest(), ASTERS_DEV_TEST: mark.split("=")[1] };
  // As a script of npm, which puts a shell in between.
  const child = startChild("npm", ["run", "--silent", "dev"], {
    cwd: fileURLToPath(root),
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const printed = new EventEmitter();
  createInterface(child.process.stdout as Readable).on("line", (line) => {
    lines.push(line);
    printed.emit("line");
  });
  const line = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const index = lines.findIndex((line) => pattern.test(line));
      if (index >= 0) return lines.splice(index, 1)[0] as string;
      await once(printed, "line");
    }
  };
  return { ...child, line, mark };
}

/** The processes that have a mark in their environment. */
function marked(mark: string): string[] {
  const read = (path: string) => (existsSync(path) ? readFileSync(path, "latin1") : "");
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && read(`/proc/${pid}/environ`).includes(mark);
    } catch {
      return false;
    }
  });
}

test("names the place of a type error and of a failing test, and again after each save", async () => {
  await using dev = startDev();
  expect(await dev.line(/types/)).toBe(
    "✗ types  src/one.ts:1:14 TS2322 Type 'number' is not assignable to type 'string'.",
  );
  expect(await dev.line(/tests/)).toMatch(/^✗ tests {2}test\/sum\.test\.ts:2:\d+ > adds: expected 1 to be 2$/);

  write("src/one.ts", "export const one: number = 1;\n");
  write("test/sum.test.ts", failing.replace("toBe(2)", "toBe(1)"));
  await dev.line(/^✓ types {2}clean in/);
  await dev.line(/^✓ tests {2}1 passed in/);
});

test("a broken spec holds back the failing tests until it is fixed", async () => {
  const spec = await readFile(new URL("openapi/openapi.yaml", root), "utf8");
  write("test/sum.test.ts", failing);
  write("openapi/openapi.yaml", "");
  await using dev = startDev();
  expect(await dev.line(/spec/)).toBe("✗ spec   openapi/openapi.yaml is empty");
  expect(await dev.line(/tests/)).toBe("· tests  some fail; they run again once the spec is fixed");
  write("openapi/openapi.yaml", spec);
  await dev.line(/^✓ spec {3}clean/);
  expect(await dev.line(/tests/)).toMatch(/^✗ tests {2}test\/sum\.test\.ts/);
});

type Moment = [when: string, wait: (dev: Dev) => Promise<unknown>];

const moments: Moment[] = [
  ["immediately", async () => {}],
  ["after the first line", (dev) => dev.line(/spec/)],
  ["after the line of the types", (dev) => dev.line(/types/)],
  ["after the line of the tests", (dev) => dev.line(/tests/)],
];

type Ending = [how: string, end: (pid: number) => void];

/** A terminal sends Ctrl-C to every process of the group. */
const interrupt = (pid: number) => process.kill(-pid, "SIGINT");

const endings: Ending[] = [
  ["Ctrl-C", interrupt],
  [
    "Ctrl-C twice",
    (pid) => {
      interrupt(pid);
      interrupt(pid);
    },
  ],
  ["SIGTERM to npm", (pid) => process.kill(pid, "SIGTERM")],
  ["SIGKILL to the group", (pid) => process.kill(-pid, "SIGKILL")],
];

const cases = endings.flatMap(([how, end]) => moments.map(([when, wait]) => ({ how, end, when, wait })));

test.each(cases)("$how $when leaves no process", async ({ end, wait }) => {
  await using dev = startDev();
  await wait(dev);
  end(dev.process.pid as number);
  await dev.ended;
  // The reaper of a killed process needs a moment itself.
  await expect.poll(() => marked(dev.mark), { timeout: 30_000 }).toEqual([]);
});

test("SIGKILL to npm alone leaves no process", async () => {
  await using dev = startDev();
  await dev.line(/spec/);
  process.kill(dev.process.pid as number, "SIGKILL");
  await expect.poll(() => marked(dev.mark), { timeout: 30_000 }).toEqual([]);
});

test("a closed standard output ends it", async () => {
  await using dev = startDev();
  await dev.line(/spec/);
  dev.process.stdout?.destroy();
  // The next line that it prints finds no reader.
  write("src/one.ts", "export const one: number = 2;\n");
  await expect.poll(() => marked(dev.mark), { timeout: 30_000 }).toEqual([]);
});
