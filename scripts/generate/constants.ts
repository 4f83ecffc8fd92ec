import { joinPointer } from "../openapi/json-pointer.ts";
import { listOperations } from "../openapi/operations.ts";
import { firstSentence, withoutPeriod } from "../openapi/prose.ts";
import type { Located, Node, Spec } from "../openapi/spec.ts";
import { header } from "./header.ts";

/** `constants.js` and its types: facts of the spec that the client and the CLI repeat. */
export function constantModules(spec: Spec): [string, string][] {
  const apiKey = findApiKey(spec);
  const known = knownValues(spec);
  const constants: [name: string, comment: string, type: string, value: unknown][] = [
    ["version", "The version of the spec and of this package.", "string", spec.document.info.version],
    ["defaultBaseUrl", "The URL of the first server.", "string", readServer(spec)],
    ["apiKeyHeader", "The header for the API key.", "string", apiKey.node.name],
    ["apiKeyHint", "How to create an API key, in one sentence.", "string", firstSentence(apiKey.node.description)],
    ["knownValues", "The known values of open enums, by schema. Expect others.", typeOfKnownValues(known), known],
    [
      "statusMeanings",
      "The meaning of each documented error status, without a period.",
      "Readonly<Record<number, string>>",
      statusMeanings(spec),
    ],
  ];
  const code = constants.map(([name, , , value]) => `export const ${name} = ${JSON.stringify(value, null, 2)};\n`);
  const types = constants.map(([name, comment, type]) => `/** ${comment} */\nexport declare const ${name}: ${type};\n`);
  return [
    ["constants.js", header + code.join("")],
    ["constants.d.ts", `${header}\n${types.join("\n")}`],
  ];
}

function readServer(spec: Spec): string {
  const [server] = spec.document.servers ?? [];
  if (!server) throw spec.error("#/", 'The spec has no server, so the client has no base URL. Add "servers"');
  if (/^https?:\/\/[^{}]+$/.test(server.url)) return server.url;
  throw spec.error("#/servers/0/url", "The base URL must be absolute and without variables. Write: https://host/path");
}

function findApiKey(spec: Spec): Located {
  const { securitySchemes = {} } = spec.document.components ?? {};
  const schemes = Object.keys(securitySchemes).map((name) =>
    spec.resolve(joinPointer("#/components/securitySchemes", name)),
  );
  const apiKey = schemes.find(({ node }) => node.type === "apiKey" && node.in === "header");
  if (!apiKey) {
    throw spec.error(
      "#/components/securitySchemes",
      "The client sends an API key in a header. Describe it: { type: apiKey, in: header, name: <header> }",
    );
  }
  if (apiKey.node.description) return apiKey;
  throw spec.error(
    apiKey.pointer,
    "The spec does not say how to create an API key. Add a description whose first sentence does",
  );
}

/** @see https://opensource.zalando.com/restful-api-guidelines/#112 for `x-extensible-enum` */
function knownValues(spec: Spec): Record<string, string[]> {
  const schemas = Object.entries<Node>(spec.document.components?.schemas ?? {});
  return Object.fromEntries(
    schemas.flatMap(([name, { "x-extensible-enum": values }]) => (values ? [[name, values]] : [])),
  );
}

function typeOfKnownValues(known: Record<string, string[]>): string {
  const members = Object.keys(known).map((name) => `  readonly ${JSON.stringify(name)}: readonly string[];\n`);
  return `{\n${members.join("")}}`;
}

/** The first sentence of each description. Shared responses take precedence over those of a single operation. */
function statusMeanings(spec: Spec): Record<string, string> {
  const responses = listOperations(spec)
    .flatMap((operation) => operation.responses)
    .filter(({ status, node }) => /^[1345]\d\d$/.test(status) && node.description);
  const byWeight = [...responses].sort((a, b) => Number(b.isShared) - Number(a.isShared));
  const meanings = byWeight.map(({ status, node }): [string, string] => {
    return [status, withoutPeriod(firstSentence(node.description))];
  });
  return Object.fromEntries(meanings.reverse());
}
