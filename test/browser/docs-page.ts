/** Navigates the page: finds its parts and every state that a click or two can reach. */
import type { Locator, Page } from "playwright-core";
import openapi from "../../generated/openapi.json" with { type: "json" };

/** The path and the operation that the tests open. */
export const path = "/workspaces/{workspace_id}/socialAccounts";
export const operation = openapi.paths[path].get;

export const statuses = ["200", "401", "500", "default"] as const;
export const samples = ["curl", "TypeScript", "Terminal"] as const;

/** Opens an operation. `section` is the id of its section, which Redoc makes of its tag and operationId. */
export async function openOperation(page: Page, section = "social-accounts/listsocialaccounts"): Promise<void> {
  // Redoc renders a section once a link leads to it.
  await page.evaluate((section) => location.assign(`#/${section}`), section);
  await page.locator(`[data-section-id="/${section}"] .panel-request-samples`).waitFor();
}

export async function openResponse(page: Page, status: string): Promise<void> {
  const tab = page.getByRole("tab", { name: status, exact: true });
  await tab.click();
  await page.getByRole("tab", { name: status, exact: true, selected: true }).waitFor();
}

export async function openSample(page: Page, label: string): Promise<Locator> {
  const panel = page.locator(".panel-request-samples");
  const chosen = panel.getByRole("button", { name: new RegExp(`^(${samples.join("|")})$`) });
  // The menu always opens below the panel, even at the edge of the window.
  await panel.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await chosen.click();
  await page.getByRole("menuitem", { name: label, exact: true }).click();
  await panel.getByRole("button", { name: label, exact: true }).waitFor();
  return panel.locator("pre");
}

export async function openSecurity(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "View security details" }).click();
  const name = page.getByText("Header parameter name");
  await name.waitFor();
  return name.locator("..");
}

export async function search(page: Page, words: string): Promise<Locator> {
  await page.keyboard.press("Control+k");
  const dialog = page.getByTestId("search-dialog");
  await dialog.getByPlaceholder("Search docs").fill(words);
  await dialog.getByText(operation.summary).waitFor();
  return dialog;
}

/** Puts the page into each state and yields its name. */
export async function* states(page: Page): AsyncGenerator<string> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  yield "the first page";
  await search(page, "reconnect");
  yield "the search";
  await page.keyboard.press("Escape");
  await openOperation(page);
  for (const label of samples) {
    await openSample(page, label);
    yield `the sample ${label}`;
  }
  for (const status of statuses) {
    await openResponse(page, status);
    yield `the response ${status}`;
  }
  await openSecurity(page);
  yield "the security details";
}
