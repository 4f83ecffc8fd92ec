/** Code samples for the page: each operation with curl, the TypeScript client and the command. */
import { type ClientOperation, toRow } from "../generate/rows.ts";
import { listOperations, type Operation } from "../openapi/operations.ts";
import type { Node, Spec } from "../openapi/spec.ts";
import { type ExampleArguments, exampleArguments } from "./example-arguments.ts";

/** @see https://redocly.com/docs-legacy/api-reference-docs/specification-extensions/x-code-samples */
export interface CodeSample {
  lang: string;
  label: string;
  source: string;
}

/** The commands made for one operation. For any other, the sample is `asters call`. */
const commandByOperation: Record<string, string> = {
  listWorkspaces: "workspaces",
  listSocialAccounts: "accounts",
  listLabels: "labels",
};

/** The samples of each operation, by `operationId`. */
export function codeSamples(spec: Spec): Map<string, CodeSample[]> {
  return new Map(
    listOperations(spec).map((operation) => {
      const row = toRow(spec, operation);
      const values = exampleArguments(spec, operation, row);
      return [
        operation.operationId,
        [
          { lang: "Shell", label: "curl", source: curl(spec, operation, values) },
          { lang: "TypeScript", label: "TypeScript", source: typescript(row, values) },
          { lang: "Shell", label: "Terminal", source: terminal(row, values) },
        ],
      ];
    }),
  );
}

function curl({ document }: Spec, { method, path }: Operation, { pathValues, query, body }: ExampleArguments): string {
  const apiKey = Object.values<Node>(document.components.securitySchemes).find(({ type }) => type === "apiKey");
  const values = [...pathValues];
  const filled = path.replace(/\{[^{}]+\}/g, () => encodeURIComponent(String(values.shift())));
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => pairs(name, value)));
  const url = document.servers[0].url + filled + (search.size > 0 ? `?${search}` : "");
  const isImplied = method === "get" || (method === "post" && body !== undefined);
  const options = [
    ...(method === "head" ? ["--head"] : isImplied ? [] : [`--request ${method.toUpperCase()}`]),
    `--header "${apiKey?.name}: $ASTERS_API_KEY"`,
    ...(body === undefined
      ? []
      : ['--header "content-type: application/json"', `--data ${quote(JSON.stringify(body))}`]),
  ];
  return `${["curl --fail-with-body", ...options, quote(url)].join(" \\\n  ")}\n`;
}

/** An array repeats the name, as `style: form` with `explode: true` does by default. */
function pairs(name: string, value: unknown): [string, string][] {
  return [value].flat().map((item) => [name, String(item)]);
}

function typescript({ operationId, query, body, resolvesWith }: ClientOperation, values: ExampleArguments): string {
  const fields = query && body ? { query: values.query, body: values.body } : (values.body ?? values.query);
  const hasFields = Object.keys(fields).length > 0;
  const list = [...values.pathValues, ...(hasFields ? [fields] : [])].map(literal).join(", ");
  const call = `await asters.${operationId}(${list});`;
  return `import { createAstersClient } from "asters-client";

const asters = createAstersClient({ apiKey: process.env.ASTERS_API_KEY });
${resolvesWith === "none" ? call : `const result = ${call}\n\nconsole.log(result);`}
`;
}

function terminal({ operationId }: ClientOperation, { pathValues, query, body }: ExampleArguments): string {
  const parameters = Object.entries(query).flatMap(([name, value]) => pairs(name, value));
  const words = [
    commandByOperation[operationId] ?? `call ${operationId}`,
    ...pathValues.map((value) => quote(String(value))),
    ...parameters.map(([name, value]) => `--param ${quote(`${name}=${value}`)}`),
    ...(body === undefined ? [] : ["--body @body.json"]),
  ];
  const file = body === undefined ? "" : `cat > body.json <<'JSON'\n${JSON.stringify(body, null, 2)}\nJSON\n`;
  return `${file}npx asters ${words.join(" ")}\n`;
}

/** A value as TypeScript, on one line if it is short. */
function literal(value: unknown): string {
  // JSON has no line breaks within strings, so a quote at the start of a line begins a key or an array item.
  const text = JSON.stringify(value, null, 2).replace(/^( *)"([A-Za-z_$][\w$]*)": /gm, "$1$2: ");
  const line = text.replace(/\n */g, " ");
  return line.length <= 60 ? line : text;
}

/** A word for a POSIX shell. */
function quote(word: string): string {
  return /^[\w./:@%=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
