/** The page that `npm run docs:serve` shows, while the spec is being edited. */
import { once } from "node:events";
import { copyFile, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildDocs, serveDocs } from "../../scripts/docs.ts";
import { specPath as original } from "../../scripts/openapi/path.ts";
import { launchChromium } from "../helpers/chromium.ts";
import { spawnProgram } from "../helpers/spawn.ts";
import { visit } from "./visit.ts";

const command = fileURLToPath(new URL("../../scripts/docs.ts", import.meta.url));

let browser: Browser;
let folder: string;
let specPath: string;

beforeAll(async () => {
  browser = await launchChromium();
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "asters-docs-test-"));
  specPath = join(folder, "openapi.yaml");
  await copyFile(original, specPath);
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await rm(folder, { recursive: true });
});

afterAll(() => browser?.close());

async function retitled(title: string): Promise<string> {
  return (await readFile(original, "utf8")).replace("title: Asters API", `title: ${title}`);
}

function heading(page: Page, title: string): Promise<void> {
  return page.getByRole("heading", { level: 1, name: title }).waitFor();
}

test("reloads an open page when the spec is saved, in place or as a new file", async () => {
  await using server = await serving();
  const { page, complaints } = await visit(browser, server.url);
  await heading(page, "Asters API");

  await writeFile(specPath, await retitled("Written in place"));
  await heading(page, "Written in place");

  await writeFile(`${specPath}~`, await retitled("Put in its place"));
  await rename(`${specPath}~`, specPath);
  await heading(page, "Put in its place");
  expect(complaints).toEqual([]);
});

test("reloads a page that was outdated when it finished loading", async () => {
  await using server = await serving();
  const { page } = await visit(browser, server.url);
  await page.route(
    "**/changes/*",
    async (route) => {
      await writeFile(specPath, await retitled("Saved meanwhile"));
      await expect.poll(() => fetch(server.url).then((response) => response.text())).toContain("Saved meanwhile");
      await route.continue();
    },
    { times: 1 },
  );
  await page.reload();
  await heading(page, "Saved meanwhile");
});

test("reports a spec that cannot be rendered and keeps the last good page", async () => {
  const failures: string[] = [];
  await using server = await serving((reason) => failures.push(reason));
  const { page } = await visit(browser, server.url);

  await writeFile(specPath, "openapi: [");
  await expect.poll(() => failures, { timeout: 20_000 }).toEqual([expect.stringMatching(/openapi\.yaml.*\(\d+:\d+\)/)]);
  await page.reload();
  await heading(page, "Asters API");

  await writeFile(specPath, await retitled("Mended"));
  await heading(page, "Mended");
});

test("the built file has no reload script; the server adds it", async () => {
  const html = await readFile(await buildDocs(join(folder, "index.html")), "utf8");
  expect(html).not.toContain('new EventSource("/changes');
  await using server = await serving();
  expect(await fetch(server.url).then((response) => response.text())).toContain('new EventSource("/changes');
});

test("ends quietly on Ctrl-C", async () => {
  await using child = spawnProgram(process.execPath, ["--import", "tsx", command, "--serve", "--port", "0"], {});
  const [line] = await once(child.process.stdout, "data");
  expect(String(line)).toMatch(/http:\/\/127\.0\.0\.1:\d+\//);
  child.process.kill("SIGINT");
  expect(await child.ended).toMatchObject({ code: 0, stderr: "" });
});

async function serving(onFailure = (reason: string): void => expect.fail(reason)) {
  const server = await serveDocs({ specPath, port: 0, onFailure });
  return { url: server.url, [Symbol.asyncDispose]: server.close };
}
