/** The page that `asters accounts --html` prints, in a browser. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { account } from "../helpers/accounts.ts";
import { launchChromium } from "../helpers/chromium.ts";
import { type FakeWorkspace, fakeAPI, runAsters } from "../helpers/fake-api.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { findViolations } from "./accessibility.ts";
import { phone, visit } from "./visit.ts";

const attacks = [
  "</script><script>document.title = 'injected'</script>",
  `"><img src="https://attacker.example/x" onerror="document.title = 'injected'">`,
  "' onmouseover='document.title = `injected`",
  "</title></style><svg onload=\"document.title = 'injected'\">",
  "<!--",
  "&lt;b&gt; &amp;",
];

const workspaces: FakeWorkspace[] = [
  { _id: "a", name: "All fine", accounts: [account({ name: "Fine", provider: "x" })] },
  { _id: "6630bc19678a6f4e41d71c0d", name: "Personale" },
  {
    _id: "b",
    name: `שלום ${"long".repeat(40)}`,
    accounts: [
      account({ name: "日本語のとても長いアカウント名".repeat(5), provider: "linkedin" }),
      account({ name: "Zed", expired: true }),
      account({ name: "Amy", expired: true }),
      account({ name: "Bob" }),
    ],
  },
  { _id: "c", name: "Empty", accounts: [] },
  { _id: "d", name: "Broken", accounts: 404 },
];

let browser: Browser;
let url: string;
const folder = temporaryFolder();

beforeAll(async () => {
  browser = await launchChromium();
  url = await writeReport(workspaces);
});

afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

afterAll(() => browser?.close());

let reports = 0;

async function writeReport(of: readonly FakeWorkspace[], flags: string[] = []): Promise<string> {
  const { stdout } = await runAsters(["accounts", "--html", ...flags], fakeAPI(of));
  const path = join(folder, `report-${reports++}.html`);
  await writeFile(path, stdout);
  return pathToFileURL(path).href;
}

/** The visible account rows, as the first line of each. */
const names = (page: Page) => page.locator("tbody tr:not(:first-child) td:first-child > bdi:visible").allTextContents();
const headings = (page: Page) => page.locator("h2 bdi:visible").allTextContents();
const counter = (page: Page) => page.locator("output").textContent();

describe.each([
  ["390 pixels", phone],
  ["1400 pixels", { width: 1400, height: 900 }],
])("at %s", (_, viewport) => {
  test.each(["light", "dark"] as const)(
    "is accessible in %s colors, and does not scroll sideways",
    async (colorScheme) => {
      const { page, complaints } = await visit(browser, url, { viewport, colorScheme });
      expect(await findViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      expect(complaints).toEqual([]);
    },
  );
});

test("shows and searches 10,000 accounts", { timeout: 300_000 }, async () => {
  const many = Array.from({ length: 500 }, (_, index) => ({
    _id: `id-${index}`,
    name: `Brand ${index}`,
    accounts: Array.from({ length: 20 }, (_, number) => {
      return account({ name: `Page ${index}/${number}`, provider: `p${number % 3}`, expired: number === 7 });
    }),
  }));
  const { page, complaints } = await visit(browser, await writeReport(many), { viewport: phone });
  expect(await page.locator("tbody tr:not(:first-child)").count()).toBe(10_000);
  await page.getByLabel("Search").fill("brand 499");
  expect(await names(page)).toHaveLength(20);
  expect(await counter(page)).toBe("20 of 10000 shown");
  // Rows that are shown would cost axe minutes more, to measure the contrast of each.
  expect(await findViolations(page)).toEqual([]);
  await page.getByLabel("Search").fill("");
  expect(await counter(page)).toBe("");
  expect(complaints).toEqual([]);
});

test("lists what needs attention first: workspaces, providers and accounts", async () => {
  const { page } = await visit(browser, url);
  expect(await headings(page)).toEqual(["Broken", workspaces[2]?.name, "Personale", "All fine", "Empty"]);
  const groups = page.locator("section", { hasText: "Zed" }).locator("tbody th");
  expect(await groups.allTextContents()).toEqual(["tiktok: 3 accounts, 2 expired", "linkedin: 1 account"]);
  expect((await names(page)).slice(0, 3)).toEqual(["Amy", "Zed", "Bob"]);
});

test("draws the share of expired accounts", async () => {
  const { page } = await visit(browser, url);
  const widths = await page
    .locator("section", { hasText: "Zed" })
    .locator("rect")
    .evaluateAll((bars) => {
      return bars.map((bar) => bar.getBoundingClientRect().width);
    });
  expect(widths).toEqual([120, 120]);
});

test("searches names, ids and workspaces, and filters", async () => {
  const { page } = await visit(browser, url);
  const search = page.getByLabel("Search");
  await search.fill("SOCIAL personale");
  expect(await names(page)).toEqual(["SocialReply", "Social Reply", "SocialReply"]);
  expect(await headings(page)).toEqual(["Personale"]);
  await search.fill("17841462124130951");
  expect(await names(page)).toEqual(["Social Reply"]);
  await search.fill("empty");
  expect(await headings(page)).toEqual(["Empty"]);
  await search.fill("");
  await page.getByLabel("Provider").selectOption("tiktok");
  expect(await names(page)).toEqual(["Amy", "Zed", "Bob", "SocialReply"]);
  await page.getByLabel("Expired only").check();
  expect(await names(page)).toEqual(["Amy", "Zed"]);
  // It may hold expired accounts.
  expect(await headings(page)).toEqual(["Broken", workspaces[2]?.name]);
  expect(await counter(page)).toBe("2 of 8 shown");
});

test("the Enter key in the search field does not reload the page", async () => {
  const { page, requests } = await visit(browser, url);
  await page.getByLabel("Search").fill("amy");
  await page.keyboard.press("Enter");
  expect(await names(page)).toEqual(["Amy"]);
  expect(requests).toEqual([url]);
});

test("untrusted text cannot become markup", async () => {
  const hostile = attacks.map((text, index) => ({
    _id: `id-${index}-${text.replace(/\s/g, "")}`,
    name: text,
    accounts: [
      account({ name: text, provider: text, type: text, account_id: text, picture: text, expired: text as never }),
    ],
  }));
  const { page, requests, complaints } = await visit(browser, await writeReport(hostile, ["--pictures"]));
  expect(await headings(page)).toEqual(attacks);
  expect(await names(page)).toEqual(attacks);
  for (const text of attacks) {
    await page.getByLabel("Provider").selectOption(text);
    expect(await names(page)).toEqual([text]);
  }
  await page.getByLabel("Provider").selectOption("");
  await page.locator("tbody td").first().hover();
  expect(await page.title()).toBe("Social accounts");
  expect(await page.locator("script, img, h2 svg, td svg").count()).toBe(1);
  expect(requests).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test("the policy blocks what the page does not need", async () => {
  const { page, complaints } = await visit(browser, url);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", `<img src="https://attacker.example/">`);
    document.body.append(Object.assign(document.createElement("script"), { textContent: "document.title = 'ran'" }));
  });
  const blocked = expect.stringContaining("Content Security Policy");
  await expect.poll(() => complaints).toEqual([blocked, blocked]);
  expect(await page.title()).toBe("Social accounts");
});

test.each<[string[], string[]]>([
  [[], []],
  [["--pictures"], ["https://pictures.example/a.jpg?x=1&y=%22"]],
])("with %j, requests %j", async (flags, expected) => {
  const pictures = [
    'https://pictures.example/a.jpg?x=1&y="',
    "http://pictures.example/b.jpg",
    "javascript:alert(1)",
    "c.jpg",
    1,
  ];
  const accounts = pictures.map((picture) => account({ picture: picture as string }));
  const report = await writeReport([{ _id: "a", accounts }], flags);
  const { page, requests } = await visit(browser, report);
  await page.waitForLoadState("networkidle");
  expect(requests).toEqual([report, ...expected]);
});

test.each<[string, BrowserContextOptions]>([
  ["without JavaScript", { javaScriptEnabled: false }],
  ["in print", {}],
])("%s: shows all accounts, without the form", async (how, options) => {
  const { page } = await visit(browser, url, options);
  if (how === "in print") await page.emulateMedia({ media: "print" });
  expect(await names(page)).toHaveLength(8);
  expect(await page.getByRole("search").isVisible()).toBe(false);
});
