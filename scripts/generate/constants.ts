import { listOperations } from "../openapi/operations.ts";
import { firstSentence, withoutPeriod } from "../openapi/prose.ts";
import type { Node, Spec } from "../openapi/spec.ts";
import { header } from "./header.ts";

/** `constants.js` and its types: facts of the spec that the client and the command state, too. */
export function constantModules(spec: Spec): [string, string][] {
  const { info, servers, components = {} } = spec.document;
  const apiKey = Object.values<Node>(components.securitySchemes ?? {}).find(({ type }) => type === "apiKey");
  const constants: [name: string, comment: string, value: unknown][] = [
    ["version", "The version of the spec and of this package.", info.version],
    ["defaultBaseUrl", "Base URL of the first server of the spec.", servers[0].url],
    ["apiKeyHeader", "The header that takes the API key.", apiKey.name],
    ["apiKeyHint", "How to create an API key, in one sentence.", firstSentence(apiKey.description)],
    ["knownValues", "Known values of open lists, by schema. Other values are possible.", knownValues(components)],
    ["statusMeanings", "What an unsuccessful status means, without a period.", statusMeanings(spec)],
  ];
  const code = constants.map(([name, , value]) => `export const ${name} = ${JSON.stringify(value, null, 2)};\n`);
  const types = constants.map(([name, comment, value]) => {
    return `/** ${comment} */\nexport declare const ${name}: ${typeOf(name, value)};\n`;
  });
  return [
    ["constants.js", header + code.join("")],
    ["constants.d.ts", `${header}\n${types.join("\n")}`],
  ];
}

function typeOf(name: string, value: unknown): string {
  if (typeof value === "string") return "string";
  if (name === "statusMeanings") return "Readonly<Record<number, string>>";
  const members = Object.keys(value as object).map((key) => `  readonly ${JSON.stringify(key)}: readonly string[];\n`);
  return `{\n${members.join("")}}`;
}

/** @see https://opensource.zalando.com/restful-api-guidelines/#112 for `x-extensible-enum` */
function knownValues({ schemas = {} }: Node): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries<Node>(schemas).flatMap(([name, { "x-extensible-enum": values }]) =>
      values ? [[name, values]] : [],
    ),
  );
}

/** The first sentence of the description; that of a shared response if there is one. */
function statusMeanings(spec: Spec): Record<string, string> {
  const responses = listOperations(spec)
    .flatMap(({ responses }) => responses)
    .filter(({ status }) => /^[1345]\d\d$/.test(status));
  const sorted = [
    ...responses.filter(({ isShared }) => !isShared).reverse(),
    ...responses.filter(({ isShared }) => isShared).reverse(),
  ];
  return Object.fromEntries(sorted.map(({ status, node }) => [status, withoutPeriod(firstSentence(node.description))]));
}
