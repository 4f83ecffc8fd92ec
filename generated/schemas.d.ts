// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
import type { components } from "./openapi.js";

/** The envelope of the response, with the workspaces of the user. */
export type WorkspaceList = components["schemas"]["WorkspaceList"];

/** Three lists, which may have workspaces in common. */
export type WorkspaceLists = components["schemas"]["WorkspaceLists"];

/** A workspace. */
export type Workspace = components["schemas"]["Workspace"];

/** An item that no sample shows: any JSON value. Read it as a workspace, but do not rely on its shape. */
export type UnseenWorkspace = components["schemas"]["UnseenWorkspace"];

/** The time zone of a workspace. */
export type Timezone = components["schemas"]["Timezone"];

/** The envelope of the response, with every label of the workspace. */
export type LabelList = components["schemas"]["LabelList"];

/** A label of a workspace. */
export type Label = components["schemas"]["Label"];

/** The name of a color. An open list: the known values are those seen in the sample. */
export type LabelColor = components["schemas"]["LabelColor"];

/** The response envelope with every social account of the workspace. */
export type SocialAccountList = components["schemas"]["SocialAccountList"];

/** Describes the response for people. Do not parse it. */
export type EnvelopeDescription = components["schemas"]["EnvelopeDescription"];

/** Null in every documented response. What it holds when a request fails is not documented: anything but null means that the request failed, whatever the status. */
export type NoError = components["schemas"]["NoError"];

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
