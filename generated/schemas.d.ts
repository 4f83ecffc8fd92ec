// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
import type { components } from "./openapi.js";

/** The response envelope with every social account of the workspace. */
export type SocialAccountList = components["schemas"]["SocialAccountList"];

/** An account on a social network, connected to a workspace. */
export type SocialAccount = components["schemas"]["SocialAccount"];

/** The social network. An open list: the known values are those seen in the provider's samples and in public connectors. Asters also supports LinkedIn and YouTube, but their values have not been seen. */
export type Provider = components["schemas"]["Provider"];

/** The kind of account on its social network. An open list: the known values are those seen in samples. */
export type SocialAccountType = components["schemas"]["SocialAccountType"];

/** Statistics on the posts of the account that Asters knows about. */
export type BrandvoiceInfo = components["schemas"]["BrandvoiceInfo"];

/** A body that the provider does not document: any JSON value. Do not rely on the shape you see. */
export type UnknownBody = components["schemas"]["UnknownBody"];
