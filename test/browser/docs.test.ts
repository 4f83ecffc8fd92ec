/** The page that `npm run docs` writes, in a browser. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import openapi from "../../generated/openapi.json" with { type: "json" };
import { codeSamples } from "../../scripts/docs/code-samples.ts";
import { buildDocs } from "../../scripts/docs.ts";
import { listOperations } from "../../scripts/openapi/operations.ts";
import { specPath } from "../../scripts/openapi/path.ts";
import { firstSentence } from "../../scripts/openapi/prose.ts";
import { readSpec } from "../../scripts/openapi/spec.ts";
import { launchChromium } from "../helpers/chromium.ts";
import { findViolations } from "./accessibility.ts";
import {
  openOperation,
  openResponse,
  openSample,
  openSecurity,
  operation,
  path,
  samples,
  states,
  statuses,
} from "./docs-page.ts";
import { desktop, phone, visit } from "./visit.ts";

const spec = await readSpec(pathToFileURL(specPath));

let browser: Browser;
let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "asters-docs-test-"));
  const html = await readFile(await buildDocs(join(folder, "index.html")));
  server = createServer(({ url }, response) => {
    if (url === "/") response.setHeader("content-type", "text/html").end(html);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await launchChromium();
});

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

afterAll(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true });
});

test("the page has a title and a language", async () => {
  const { page } = await visit(browser, url);
  expect(await page.title()).toBe(openapi.info.title);
  expect(await page.getAttribute("html", "lang")).toBe("en");
});

test("links within the page stay within it", async () => {
  const { page } = await visit(browser, url);
  await openOperation(page);
  const links = await page.locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const within = links.filter((link) => !/^https:/.test(link));
  expect(within.length).toBeGreaterThan(10);
  expect(within.filter((link) => !link.startsWith("#"))).toEqual([]);
});

describe("the operation", () => {
  test("has its summary, method, path and parameter", async () => {
    const { page } = await visit(browser, url);
    await openOperation(page);
    expect(await page.getByRole("heading", { name: operation.summary }).isVisible()).toBe(true);
    expect(
      await page
        .getByRole("button", { name: `GET ${path}`, exact: true })
        .first()
        .isVisible(),
    ).toBe(true);
    expect(await page.getByText("workspace_id", { exact: true }).isVisible()).toBe(true);
  });

  test("names the header of the key", async () => {
    const { page } = await visit(browser, url);
    await openOperation(page);
    expect(await (await openSecurity(page)).textContent()).toContain("x-api-key");
  });

  test.each(statuses)("describes the response %s", async (status) => {
    const { page } = await visit(browser, url);
    await openOperation(page);
    await openResponse(page, status);
    const { $ref } = operation.responses[status];
    const { description } = openapi.components.responses[$ref.split("/").at(-1) as "SocialAccounts"];
    await page.getByText(firstSentence(description)).first().waitFor();
  });

  test("shows the documented example to the last value", async () => {
    const { page } = await visit(browser, url);
    await openOperation(page);
    const shown = await page.getByTestId("json-viewer").textContent();
    expect(JSON.parse(shown ?? "")).toEqual(openapi.components.examples.socialAccounts.value);
  });

  test("shows the known values of the open enums", async () => {
    const { page } = await visit(browser, url);
    await openOperation(page);
    for (const { "x-extensible-enum": known } of [
      openapi.components.schemas.Provider,
      openapi.components.schemas.SocialAccountType,
    ]) {
      await page.getByText(JSON.stringify(known)).waitFor();
    }
  });
});

describe.each(listOperations(spec))("$operationId", ({ operationId, node }) => {
  test("shows its code samples: curl, TypeScript and terminal", async () => {
    const { page } = await visit(browser, url);
    await openOperation(page, `${slug(node.tags[0])}/${operationId.toLowerCase()}`);
    const shown = new Map<string, string | undefined>();
    for (const label of samples) shown.set(label, (await (await openSample(page, label)).textContent())?.trim());
    const expected = codeSamples(spec).get(operationId) ?? [];
    expect([...shown]).toEqual(expected.map(({ label, source }) => [label, source.trim()]));
  });
});

/** A tag as Redoc writes it in links. */
function slug(tag: string): string {
  return tag.toLowerCase().replaceAll(" ", "-");
}

test("sends no requests and logs no warnings in any state", async () => {
  const { page, requests, complaints } = await visit(browser, url);
  for await (const _ of states(page));
  expect(requests.filter((request) => !request.startsWith(`blob:${url}`))).toEqual([url]);
  expect(complaints).toEqual([]);
});

describe.each([
  ["a desktop", desktop],
  ["a phone", phone],
])("on %s", (_, viewport) => {
  test.each(["light", "dark"] as const)("is accessible in %s colors", async (colorScheme) => {
    const { page } = await visit(browser, url, { viewport, colorScheme });
    for await (const state of states(page)) expect(await findViolations(page), state).toEqual([]);
  });
});

test("a phone shows the operation without scrolling sideways", async () => {
  const { page } = await visit(browser, url, { viewport: phone });
  for await (const state of states(page)) {
    expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBe(phone.width);
  }
  const heading = page.getByRole("heading", { name: operation.summary });
  const { x = -1, width = 0 } = (await heading.boundingBox()) ?? {};
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(phone.width);
  const size = await page
    .getByText(firstSentence(operation.description))
    .evaluate((text) => getComputedStyle(text).fontSize);
  expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(14);
});
