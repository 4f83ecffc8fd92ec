/** Opens a page, and records its requests, errors and warnings. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

export interface Visit {
  page: Page;
  /** The URL of every request by the page and its workers. */
  requests: string[];
  /** Uncaught errors, and errors and warnings on the console. */
  complaints: string[];
}

export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  // Colors that fade in would be measured halfway.
  const context = await browser.newContext({ viewport: desktop, reducedMotion: "reduce", ...options });
  const requests: string[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => requests.push(request.url()));
  context.on("weberror", (event) => complaints.push(String(event.error())));
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  return { page, requests, complaints };
}
