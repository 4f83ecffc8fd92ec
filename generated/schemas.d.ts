// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
import type { components } from "./openapi.js";

/** The response envelope with the workspaces of the user. */
export type WorkspacesResponse = components["schemas"]["WorkspacesResponse"];

/** Three lists of workspaces, which may overlap. */
export type Workspaces = components["schemas"]["Workspaces"];

/** A workspace. */
export type Workspace = components["schemas"]["Workspace"];

/** No sample contains an item. Probably a workspace, but its shape is unknown: any JSON value. */
export type UnknownWorkspace = components["schemas"]["UnknownWorkspace"];

/** The time zone of a workspace. */
export type Timezone = components["schemas"]["Timezone"];

/** The response envelope with every label of the workspace. */
export type LabelsResponse = components["schemas"]["LabelsResponse"];

/** A label of a workspace. */
export type Label = components["schemas"]["Label"];

/** The name of a color. An open enum: the known values are those seen in the sample. */
export type LabelColor = components["schemas"]["LabelColor"];

/** The response envelope with every social account of the workspace. */
export type SocialAccountsResponse = components["schemas"]["SocialAccountsResponse"];

/** A human-readable description of the response. Do not parse it. */
export type EnvelopeDescription = components["schemas"]["EnvelopeDescription"];

/** Null in every documented response. Its value on failure is not documented. Any other value means that the request failed, even with status 200. */
export type EnvelopeError = components["schemas"]["EnvelopeError"];

/** An account on a social network, connected to a workspace. */
export type SocialAccount = components["schemas"]["SocialAccount"];

/** The social network. An open enum: the known values are those seen in documented samples and in public connectors. Asters also supports LinkedIn and YouTube, but their values have not been seen. */
export type Provider = components["schemas"]["Provider"];

/** The kind of account on its social network. An open enum: the known values are those seen in samples. */
export type SocialAccountType = components["schemas"]["SocialAccountType"];

/** Statistics on those of the account's posts that Asters knows about. */
export type BrandvoiceInfo = components["schemas"]["BrandvoiceInfo"];

/** A body of undocumented shape: any JSON value. Do not rely on the shape you see. */
export type UnknownErrorBody = components["schemas"]["UnknownErrorBody"];
