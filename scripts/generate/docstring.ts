/** The docstring of a client method, from what the spec says about the operation. */
import { errorClassForStatus } from "../../src/http/errors.ts";
import type { Operation } from "../openapi/operations.ts";
import { firstSentence, toPlainText, withoutPeriod } from "../openapi/prose.ts";
import type { Argument } from "./arguments.ts";

export function docstring(operation: Operation, list: Argument[]): string {
  const { summary, description, externalDocs, deprecated } = operation.node;
  const lines = [
    ...[summary, description].filter(Boolean).flatMap((text: string) => [...text.trim().split("\n"), ""]),
    ...list.map(({ name, description }) => `@param ${name} ${toPlainText(description)}`),
    ...throwsLines(operation),
    ...(externalDocs ? [`@see ${externalDocs.url} ${toPlainText(externalDocs.description ?? "")}`] : []),
    ...(deprecated ? ["@deprecated"] : []),
  ];
  const body = lines.map((line) => `   * ${line.replaceAll("*/", "*\\/")}`.trimEnd()).join("\n");
  return `  /**\n${body}\n   */`;
}

function throwsLines({ responses }: Operation): string[] {
  const statuses = responses.filter(({ status }) => /^[45]/.test(status));
  const classes = [...new Set(statuses.map(({ status }) => classOf(status)))];
  return [
    ...classes.map((name) => {
      const own = statuses.filter(({ status }) => classOf(status) === name);
      const [first] = own;
      const isOnly = own.length === 1 && first?.node.description;
      const meaning = isOnly ? `: ${withoutPeriod(firstSentence(first.node.description))}` : "";
      return `@throws {${name}} ${own.map(({ status }) => status).join(", ")}${meaning}`;
    }),
    "@throws {ApiError} any other status that is not successful, or a response that reports an error",
    "@throws {ConnectionError | TimeoutError} no complete response arrived",
    "@throws {InvalidResponseError | RedirectError} the response is not as documented",
    "@throws {TypeError} an argument is invalid; no request is sent",
  ];
}

/** The error class for a status or a range such as `4XX`. */
function classOf(status: string): string {
  const isRange = /^\dXX$/i.test(status);
  return errorClassForStatus(isRange ? (status.startsWith("5") ? 599 : 499) : Number(status)).name;
}
