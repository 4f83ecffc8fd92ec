/** The tools as a client lists them: those generated from the spec, and what this server adds to them. */
import { knownValues } from "../../../../generated/constants.js";
import { type JSONSchema, tools as specTools, type Tool } from "../../../../generated/tools.js";

export interface ServedTool extends Pick<Tool, "name" | "title" | "description" | "operationId" | "inputSchema"> {
  readonly outputSchema: ObjectSchema;
}

interface ObjectSchema {
  readonly type: "object";
  readonly properties: Readonly<Record<string, JSONSchema>>;
  readonly required: readonly string[];
}

const notice = {
  type: "string",
  description: "Read this before using the data: it says, for example, whether the list is truncated.",
};

function toServedTool({ resultSchema, ...tool }: Tool): ServedTool {
  return { ...tool, outputSchema: toOutputSchema({ data: resultSchema, count: countSchema(resultSchema), notice }) };
}

function countSchema({ type }: JSONSchema): JSONSchema {
  if (type === "array") return { type: "integer", description: "How many items there are, including those not shown." };
  const description = "How many items each list has, including those not shown.";
  return { type: "object", description, additionalProperties: { type: "integer" } };
}

function toOutputSchema(properties: ObjectSchema["properties"]): ObjectSchema {
  return { type: "object", properties, required: ["data"] };
}

/** Unlike its operation, the tool lists the accounts of all workspaces, and filters them. */
function toAccountsTool({ inputSchema, resultSchema, description, ...tool }: Tool): ServedTool {
  const { workspace_id: workspaceId, ...others } = inputSchema.properties;
  const everywhere = "Omit it to list the accounts of all workspaces.";
  return {
    ...tool,
    description: `${description} Without workspace_id, lists the accounts of all workspaces.`,
    inputSchema: {
      type: "object",
      properties: {
        workspace_id: { ...workspaceId, description: `${workspaceId?.["description"] ?? ""} ${everywhere}`.trim() },
        ...others,
        ...filters,
      },
    },
    outputSchema: toOutputSchema({
      data: withWorkspace(resultSchema),
      count: { type: "integer", description: "How many accounts were found, including those that are not shown." },
      expired_count: { type: "integer", description: "How many of them must be reconnected." },
      failed_workspaces: failedWorkspaces,
      notice,
    }),
  };
}

const filters = {
  expired: {
    type: "boolean",
    description: "true: only accounts that must be reconnected; false: only the others. Default: all.",
  },
  provider: {
    type: "string",
    description: `Only accounts of this provider, such as ${knownValues.Provider.join(", ")}.`,
  },
  include_picture: {
    type: "boolean",
    description: "Whether to return the URL of the profile picture. Default: false.",
  },
};

const workspaceFields = {
  workspace_id: { type: "string", description: "The workspace that the account is connected to." },
  workspace_name: { type: "string", description: "Its name, if the accounts of all workspaces are listed." },
};

function withWorkspace(list: JSONSchema): JSONSchema {
  const items = (list["items"] ?? {}) as { properties?: object };
  return { ...list, items: { ...items, properties: { ...workspaceFields, ...items.properties } } };
}

const failedWorkspaces = {
  type: "array",
  description: "Workspaces whose accounts could not be listed.",
  items: {
    type: "object",
    properties: { ...workspaceFields, error: { type: "string", description: "Why they could not be listed." } },
  },
};

// Declared last, because it uses the constants above.
export const tools: readonly ServedTool[] = specTools.map((tool) => {
  return tool.operationId === "listSocialAccounts" ? toAccountsTool(tool) : toServedTool(tool);
});
