/** The page that `npm run docs:serve` shows, while its document is being written. */
import { once } from "node:events";
import { copyFile, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildDocs, serveDocs } from "../../scripts/docs.ts";
import { spawned } from "../helpers/spawned.ts";
import { launchChromium } from "./chromium.ts";
import { visit } from "./visit.ts";

const original = fileURLToPath(new URL("../../openapi/openapi.yaml", import.meta.url));
const command = fileURLToPath(new URL("../../scripts/docs.ts", import.meta.url));

let browser: Browser;
let folder: string;
let document: string;

beforeAll(async () => {
  browser = await launchChromium();
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "asters-docs-test-"));
  document = join(folder, "openapi.yaml");
  await copyFile(original, document);
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

test("an open page reloads when the document is saved, in place or as a new file", async () => {
  await using server = await serving();
  const { page, complaints } = await visit(browser, server.url);
  await heading(page, "Asters API");

  await writeFile(document, await retitled("Written in place"));
  await heading(page, "Written in place");

  await writeFile(`${document}~`, await retitled("Put in its place"));
  await rename(`${document}~`, document);
  await heading(page, "Put in its place");
  expect(complaints).toEqual([]);
});

test("a page that missed a save while it loaded learns of it", async () => {
  await using server = await serving();
  const { page } = await visit(browser, server.url);
  await page.route(
    "**/changes/*",
    async (route) => {
      await writeFile(document, await retitled("Saved meanwhile"));
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

  await writeFile(document, "openapi: [");
  await expect.poll(() => failures, { timeout: 20_000 }).toEqual([expect.stringMatching(/openapi\.yaml.*\(\d+:\d+\)/)]);
  await page.reload();
  await heading(page, "Asters API");

  await writeFile(document, await retitled("Mended"));
  await heading(page, "Mended");
});

test("the file that is built calls nobody: only the server adds the reload", async () => {
  const html = await readFile(await buildDocs(join(folder, "index.html")), "utf8");
  expect(html).not.toContain('new EventSource("/changes');
  await using server = await serving();
  expect(await fetch(server.url).then((response) => response.text())).toContain('new EventSource("/changes');
});

test("Ctrl-C ends the command quietly", async () => {
  await using child = spawned(process.execPath, ["--import", "tsx", command, "--serve", "--port", "0"], {});
  const [line] = await once(child.process.stdout, "data");
  expect(String(line)).toMatch(/http:\/\/127\.0\.0\.1:\d+\//);
  child.process.kill("SIGINT");
  expect(await child.ended).toMatchObject({ code: 0, stderr: "" });
});

async function serving(onFailure = (reason: string): void => expect.fail(reason)) {
  const server = await serveDocs({ document, port: 0, onFailure });
  return { url: server.url, [Symbol.asyncDispose]: server.close };
}
