/**
 * A user's program that reads every field of a response. Compiled by `npm run typecheck`, and in its released form
 * by `npm run spec:diff`: what does not compile any more is a breaking change.
 */
import {
  createAstersClient,
  type Provider,
  type paths,
  type SocialAccount,
  type SocialAccountType,
} from "asters-client";

type Path = "/workspaces/{workspace_id}/socialAccounts";

/** The statuses that a program may tell apart. */
export const statuses: (keyof paths[Path]["get"]["responses"])[] = [200, 401, 500, "default"];

export const providers: Provider[] = ["tiktok", "x", "instagram", "facebook", "future-provider"];
export const types: SocialAccountType[] = ["profile", "business", "a type of tomorrow"];

export async function readAll(id: string): Promise<unknown[]> {
  const asters = createAstersClient({ apiKey: "key" });
  const accounts: SocialAccount[] = await asters.listSocialAccounts(id);
  const path: Path = "/workspaces/{workspace_id}/socialAccounts";
  const { data } = await asters.raw.GET(path, { params: { path: { workspace_id: id } } });
  const description: string | undefined = data?.description;
  const list: SocialAccount[] | undefined = data?.data;
  const error: null | undefined = data?.error;
  return [...accounts.map(read), description, list, error];
}

function read(account: SocialAccount): unknown[] {
  const id: string = account._id;
  const name: string = account.name;
  const accountId: string = account.account_id;
  const provider: string = account.provider;
  const type: string = account.type;
  const picture: string = account.picture;
  const expired: boolean = account.expired;
  const createdAt: string = account.created_at;
  const posts: number = account.brandvoiceInfo.totalPosts;
  const first: string | undefined = account.brandvoiceInfo.firstPostDate;
  const last: string | undefined = account.brandvoiceInfo.lastPostDate;
  return [id, name, accountId, provider, type, picture, expired, createdAt, posts, first, last];
}
