/** The declaration of a client method, with a docstring from the spec. */
import { errorClassForStatus } from "../../src/http/errors.ts";
import { jsonContent, type Operation } from "../openapi/operations.ts";
import { firstSentence, toPlainText, withoutPeriod } from "../openapi/prose.ts";
import { type Row, successBodies } from "./rows.ts";

interface Argument {
  name: string;
  optional: boolean;
  type: string;
  description: string;
}

export function methodDeclaration(operation: Operation, row: Row): string {
  const list = listArguments(operation, row);
  const signature = list.map(({ name, optional, type }) => `${name}${optional ? "?" : ""}: ${type}`);
  const lines = docLines(operation, list).flatMap((line) => line.split("\n"));
  return `  /**
${lines.map((line) => `   * ${line.replaceAll("*/", "*\\/")}`.trimEnd()).join("\n")}
   */
  ${row.operationId}(${[...signature, "options?: Options"].join(", ")}): Promise<${resultType(operation, row)}>;`;
}

function listArguments(operation: Operation, row: Row): Argument[] {
  const root = `openapi[${JSON.stringify(row.operationId)}]`;
  const path = row.pathParameters.map((parameter): Argument => {
    const node = operation.parameters.find(({ node }) => node.in === "path" && node.name === parameter)?.node;
    const type = `${root}["parameters"]["path"][${JSON.stringify(parameter)}]`;
    return { name: camelCase(parameter), optional: false, type, description: node?.description ?? "" };
  });
  const fields = fieldsArgument(operation, row, root);
  return fields ? [...path, fields] : path;
}

function fieldsArgument(operation: Operation, { query, body }: Row, root: string): Argument | undefined {
  const mediaType = jsonContent(operation.requestBody?.content ?? [])?.mediaType;
  const types = {
    query: `NonNullable<${root}["parameters"]["query"]>`,
    body: `NonNullable<${root}["requestBody"]>["content"][${JSON.stringify(mediaType)}]`,
  };
  const isOptional = (fields: Record<string, boolean>) => !Object.values(fields).includes(true);
  const bodyIsOptional = body && (operation.requestBody?.node.required !== true || isOptional(body));
  const bodyDescription = operation.requestBody?.node.description ?? "Fields of the request body.";
  if (query && body) {
    const optional = isOptional(query) && bodyIsOptional === true;
    const members = `query${isOptional(query) ? "?" : ""}: ${types.query}; body${bodyIsOptional ? "?" : ""}: ${types.body}`;
    return { name: "parameters", optional, type: `{ ${members} }`, description: "Query parameters and request body." };
  }
  if (query) {
    return { name: "query", optional: isOptional(query), type: types.query, description: "Query parameters." };
  }
  if (body) return { name: "body", optional: bodyIsOptional === true, type: types.body, description: bodyDescription };
  return undefined;
}

function resultType(operation: Operation, { operationId, result }: Row): string {
  if (result === "none") return "void";
  const types = successBodies(operation).map(({ status, content }) => {
    const key = /^\d+$/.test(status) ? status : JSON.stringify(status);
    const mediaType = JSON.stringify(jsonContent(content)?.mediaType);
    return `openapi[${JSON.stringify(operationId)}]["responses"][${key}]["content"][${mediaType}]`;
  });
  return types.map((type) => (result === "data" ? `${type}["data"]` : type)).join(" | ");
}

function docLines({ node, responses }: Operation, list: Argument[]): string[] {
  const paragraphs = [node.summary, node.description].filter((text) => text).map((text: string) => text.trim());
  const { description, url } = node.externalDocs ?? {};
  return [
    ...paragraphs.flatMap((text, index) => (index > 0 ? ["", text] : [text])),
    "",
    ...list.map(({ name, description }) => `@param ${name} ${toPlainText(description)}`.trimEnd()),
    ...throwsLines(responses),
    ...(url ? [`@see ${url}${description ? ` ${toPlainText(description)}` : ""}`] : []),
    ...(node.deprecated ? ["@deprecated"] : []),
  ];
}

/** One line per error class: the meaning of its status, or its statuses if there are several. */
function throwsLines(responses: Operation["responses"]): string[] {
  const byClass = new Map<string, { status: string; meaning: string }[]>();
  for (const { status, node } of responses) {
    if (!/^[345]\d\d$/.test(status)) continue;
    const { name } = errorClassForStatus(Number(status));
    const meaning = withoutPeriod(firstSentence(node.description));
    byClass.set(name, [...(byClass.get(name) ?? []), { status, meaning }]);
  }
  const lines = [...byClass].map(([name, statuses]) => {
    const [{ status, meaning }, ...others] = statuses as [{ status: string; meaning: string }];
    const text = others.length > 0 ? statuses.map(({ status }) => status).join(", ") : `${status}: ${meaning}`;
    return `@throws {${name}} ${text}`;
  });
  return [
    ...lines,
    "@throws {ConnectionError | TimeoutError} no complete response arrived",
    "@throws {InvalidResponseError | RedirectError} the response is not a documented one",
    "@throws {TypeError} an argument is invalid; no request is sent",
  ];
}

/** `workspace_id` as `workspaceId`. */
export function camelCase(name: string): string {
  return name.replace(/[^A-Za-z\d$]+([A-Za-z\d])/g, (_, letter: string) => letter.toUpperCase());
}
