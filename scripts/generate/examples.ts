import { componentName, documentedResponses, type MediaType, type OpenAPIDocument } from "./document.ts";

const header = "// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.\n";

/** `examples.js` and its types: the named examples, and which response of which operation has which of them. */
export function exampleModules(openapi: OpenAPIDocument): [string, string][] {
  const responses = documentedResponses(openapi);
  const bodies = responses.flatMap(({ body }) => (body ? [body] : []));
  const values = Object.fromEntries(
    exampleNames(bodies).map((name) => [name, openapi.components.examples[name]?.value]),
  );
  const answers = responses.map(({ method, path, status, body }) => {
    return { method, path, status, examples: Object.keys(body?.examples ?? {}) };
  });
  return [
    ["examples.js", `${header}export const examples = ${json(values)};\nexport const answers = ${json(answers)};\n`],
    ["examples.d.ts", declarations(bodies)],
  ];
}

function exampleNames(bodies: MediaType[]): string[] {
  return [...new Set(bodies.flatMap(({ examples }) => Object.keys(examples)))];
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function declarations(bodies: MediaType[]): string {
  const types = Object.fromEntries(
    bodies.flatMap(({ schema, examples }) => Object.keys(examples).map((name) => [name, componentName(schema)])),
  );
  const members = Object.entries(types).map(([name, type]) => `  ${name}: components["schemas"]["${type}"];`);
  return `${header}import type { components } from "./openapi.js";

/** The bodies of the document's named examples. */
export declare const examples: {
${members.join("\n")}
};

/** A response that an operation may give: a status, or \`default\` for any other, and the names of its examples. */
export interface Answer {
  method: string;
  path: string;
  status: string;
  examples: (keyof typeof examples)[];
}

export declare const answers: Answer[];
`;
}
