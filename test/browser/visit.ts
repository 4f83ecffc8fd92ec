/** Opens a page as a reader would, and keeps what it asked for and what it complained of. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

export interface Visit {
  page: Page;
  /** The address of every request, of the page and of its workers. */
  requests: string[];
  /** Uncaught errors, and what the console holds of errors and warnings. */
  complaints: string[];
}

export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  // Colours that fade in would be measured half-way.
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
