import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { writeFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { specLine, watchSpec } from "../../../scripts/dev/spec.ts";

const failing = 'import { expect, test } from "vitest";\ntest("adds", () => expect(1).toBe(2));\n';
const repository = new URL("../../../", import.meta.url);
let root: URL;
let text: string;

// In one go: no watcher of this process sees the file half written.
const write = (name: string, content: string) => writeFileSync(new URL(name, root), content);
const document = () => readFile(new URL("generated/openapi.json", root), "utf8");
const lineOf = (start: string) => text.split("\n").findIndex((line) => line.trim().startsWith(start)) + 1;
const titled = (title: string) => text.replace(/^ {2}title: .*$/m, `  title: ${title}`);

beforeAll(async () => {
  root = pathToFileURL(`${await mkdtemp(join(tmpdir(), "asters-dev-"))}/`);
  for (const name of ["openapi", "redocly.yaml"]) {
    await cp(new URL(name, repository), new URL(name, root), { recursive: true });
  }
  text = await readFile(new URL("openapi/openapi.yaml", root), "utf8");
});
afterAll(() => rm(root, { recursive: true }));

describe("the document", () => {
  const { say, heard } = output();

  beforeAll(async () => {
    const close = await watchSpec(root, say);
    await heard(/^✓ spec {3}clean, \d files regenerated in [\d.]+ m?s$/);
    return close;
  });

  test("is regenerated from when it is saved", async () => {
    write("openapi/openapi.yaml", titled("Saved"));
    await heard(/^✓ spec {3}clean, 1 file regenerated in [\d.]+ m?s$/);
    expect(await document()).toContain('"title": "Saved"');
  });

  test("is regenerated from when it is saved by renaming", async () => {
    // Twice, because one who watched the file would still hear that it goes.
    for (const title of ["Renamed", "Renamed again"]) {
      await rename(new URL("openapi/openapi.yaml", root), new URL("openapi/openapi.yaml~", root));
      write("openapi/openapi.yaml", titled(title));
      await unlink(new URL("openapi/openapi.yaml~", root));
      await heard(/^✓ spec {3}clean, 1 file/);
      expect(await document()).toContain(`"title": "${title}"`);
    }
  });

  test("with a lint error yields its place and rule, and leaves the generated files alone", async () => {
    const before = await document();
    write("openapi/openapi.yaml", titled("Wrong").replace(/operationId: \w+/, 'operationId: "not safe"'));
    const line = await heard(/^✗ spec/);
    expect(line).toContain(`openapi/openapi.yaml:${lineOf("operationId:")}:20 operation-operationId-url-safe: `);
    expect(await document()).toBe(before);
  });

  test("with a syntax error yields its place, and leaves the generated files alone", async () => {
    const before = await document();
    write("openapi/openapi.yaml", text.replace(/^paths:/m, "paths: ]"));
    expect(await heard(/^✗ spec/)).toContain(`openapi/openapi.yaml:${lineOf("paths:")}:8 `);
    expect(await document()).toBe(before);
  });

  test("without redocly.yaml yields a line that says so", async () => {
    await rename(new URL("redocly.yaml", root), new URL("other.yaml", root));
    expect(await heard(/redocly/)).toBe("✗ spec   ENOENT: no such file or directory 'redocly.yaml'");
    write("openapi/openapi.yaml", text);
    await rename(new URL("other.yaml", root), new URL("redocly.yaml", root));
    await heard(/^✓ spec/);
  });

  test("yields nothing, spoken or written, once a later save has come", async () => {
    await rm(new URL("generated", root), { recursive: true });
    expect(await specLine(root, { at: 0, superseded: () => true })).toBeUndefined();
    await expect(document()).rejects.toThrow("ENOENT");
  });
});

describe("npm run dev", () => {
  test("names the place of a type error and of a failing test, and ends at Ctrl-C with all its children", async () => {
    await smallProject();
    const { say, heard } = output();
    const script = fileURLToPath(new URL("scripts/dev.ts", repository));
    const dev = spawn(process.execPath, ["--import", "tsx", script], { cwd: root, env: outsideVitest() });
    onTestFinished(() => void dev.kill("SIGKILL"));
    createInterface(dev.stdout).on("line", say);
    createInterface(dev.stderr).on("line", say);
    expect(await heard(/types/)).toBe(
      "✗ types  src/one.ts:1:14 TS2322 Type 'number' is not assignable to type 'string'.",
    );
    expect(await heard(/tests/)).toMatch(/^✗ tests {2}test\/sum\.test\.ts:2:\d+ > adds: expected 1 to be 2$/);

    write("src/one.ts", "export const one: number = 1;\n");
    write("test/sum.test.ts", failing.replace("toBe(2)", "toBe(1)"));
    await heard(/^✓ types {2}clean in/);
    await heard(/^✓ tests {2}1 passed in/);

    dev.kill("SIGINT");
    // The output closes when the last process that holds it has ended.
    expect(await once(dev, "close")).toEqual([0, null]);
  }, 60_000);
});

/** Next to the document: a module with a type error, and a test that fails. */
async function smallProject(): Promise<void> {
  for (const folder of ["src", "test"]) await mkdir(new URL(folder, root));
  await symlink(new URL("node_modules", repository), new URL("node_modules", root), "junction");
  write("package.json", '{ "type": "module" }');
  // As little for the compiler to read as can be.
  const compilerOptions = { lib: ["ES2022"], types: [], skipLibCheck: true };
  write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["src"] }));
  write("src/one.ts", "export const one: string = 1;\n");
  write("test/vitest.config.ts", 'export default { test: { include: ["test/*.test.ts"] } };\n');
  write("test/sum.test.ts", failing);
}

/** The environment, without what would tell the Vitest of the stage that it is run by another. */
function outsideVitest(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST")));
}

/** What was said, and a wait for the first line of it, said already or yet to come, that fits and was not yet heard. */
function output() {
  const lines: string[] = [];
  const said = new EventEmitter();
  const take = (pattern: RegExp) => {
    const index = lines.findIndex((line) => pattern.test(line));
    return index < 0 ? undefined : lines.splice(index, 1)[0];
  };
  return {
    say(line: string) {
      lines.push(line);
      said.emit("line");
    },
    async heard(pattern: RegExp): Promise<string> {
      for (;;) {
        const line = take(pattern);
        if (line !== undefined) return line;
        await once(said, "line");
      }
    },
  };
}
