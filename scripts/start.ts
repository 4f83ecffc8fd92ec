/**
 * `npm start -- [workspace-id]`: the social accounts of a workspace as a table, listed by the built client. Without
 * ASTERS_API_KEY it asks a mock that it starts itself.
 */
import Table from "cli-table3";
import { AstersError, createAstersClient, type SocialAccount } from "../dist/index.js";
import { startPrism } from "./mock.ts";

const sampleWorkspace = "663b3db7522ef4893db24536";

const fromMock = `These accounts are the document's example, from a mock. To list your own:
  1. Make a key in the Asters app: Settings, workspace, API, Generate API key.
  2. Set ASTERS_API_KEY to it.
  3. npm start -- <workspace-id>`;

function table(accounts: SocialAccount[]): string {
  const rows = new Table({
    head: ["name", "provider", "type", "status", "posts", "last post"],
    style: { head: [], border: [] },
  });
  for (const { name, provider, type, expired, brandvoiceInfo } of accounts) {
    const { totalPosts, lastPostDate = "" } = brandvoiceInfo;
    rows.push(
      [name, provider, type, expired ? "expired" : "active", totalPosts, lastPostDate.slice(0, 10)].map(harmless),
    );
  }
  return rows.toString();
}

/** Names come from strangers: no control character of theirs reaches the terminal. */
function harmless(cell: string | number): string {
  return String(cell).replace(/\p{Cc}/gu, "\ufffd");
}

async function main(key: string | undefined, workspaceId: string | undefined): Promise<void> {
  if (key === undefined) {
    const mock = await startPrism();
    try {
      const asters = createAstersClient({ apiKey: "any", baseUrl: mock.url });
      console.log(table(await asters.listSocialAccounts(workspaceId ?? sampleWorkspace)));
    } finally {
      await mock.close();
    }
    console.error(fromMock);
  } else {
    if (workspaceId === undefined) throw new TypeError("Which workspace? Run: npm start -- <workspace-id>");
    const asters = createAstersClient({ apiKey: key, baseUrl: process.env["ASTERS_BASE_URL"] });
    console.log(table(await asters.listSocialAccounts(workspaceId)));
  }
}

await main(process.env["ASTERS_API_KEY"], process.argv[2]).catch((error: unknown) => {
  if (!(error instanceof AstersError || error instanceof TypeError)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof TypeError ? 2 : 1;
});
