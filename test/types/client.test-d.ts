/** Compiled by `npm run typecheck`, never run: type tests of the public API. */
import { expectTypeOf } from "vitest";
import {
  ApiError,
  type AstersError,
  type ClientOptions,
  ConnectionError,
  createAstersClient,
  InvalidResponseError,
  type Provider,
  type RateLimitError,
  RedirectError,
  type SocialAccount,
  type SocialAccountType,
  TimeoutError,
} from "../../src/index.ts";

const asters = createAstersClient({ apiKey: process.env["ASTERS_API_KEY"] });

expectTypeOf<ClientOptions["apiKey"]>().toEqualTypeOf<string | (() => string | Promise<string>) | undefined>();
// @ts-expect-error apiKey is required
createAstersClient({});
// @ts-expect-error an id is required
asters.listSocialAccounts();
// @ts-expect-error an id is a string
asters.listSocialAccounts(663);

expectTypeOf(asters.listSocialAccounts("a")).resolves.toEqualTypeOf<SocialAccount[]>();
expectTypeOf<SocialAccount["account_id"]>().toEqualTypeOf<string>();
expectTypeOf<SocialAccount["brandvoiceInfo"]["lastPostDate"]>().toEqualTypeOf<string | undefined>();

expectTypeOf<"tiktok">().toExtend<Provider>();
expectTypeOf<"future-provider">().toExtend<Provider>();
expectTypeOf<Provider>().not.toEqualTypeOf<string>();
expectTypeOf<Provider>().toExtend<string>();
expectTypeOf<"future-type">().toExtend<SocialAccountType>();

const { data, error } = await asters.raw.GET("/workspaces/{workspace_id}/socialAccounts", {
  params: { path: { workspace_id: "a" } },
});
expectTypeOf(data?.data).toEqualTypeOf<SocialAccount[] | undefined>();
expectTypeOf(data?.error).toEqualTypeOf<null | undefined>();
// Unknown stays unknown: no failed body is documented.
expectTypeOf(error).toBeUnknown();
// @ts-expect-error the spec has no such path
asters.raw.GET("/undocumented");
// @ts-expect-error the spec has no such method
asters.raw.POST("/workspaces/{workspace_id}/socialAccounts");

expectTypeOf<ApiError["body"]>().toBeUnknown();
expectTypeOf<RateLimitError["retryAfter"]>().toEqualTypeOf<number | undefined>();
expectTypeOf<RateLimitError["name"]>().toEqualTypeOf<"RateLimitError">();
expectTypeOf<RateLimitError>().toExtend<ApiError>();
for (const kind of [ApiError, ConnectionError, InvalidResponseError, RedirectError, TimeoutError]) {
  expectTypeOf(kind.prototype).toExtend<AstersError>();
}
