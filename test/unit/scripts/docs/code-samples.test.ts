import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";
import { codeSamples } from "../../../../scripts/docs/code-samples.ts";
import { listOperations } from "../../../../scripts/openapi/operations.ts";
import { specPath } from "../../../../scripts/openapi/path.ts";
import { readSpec } from "../../../../scripts/openapi/spec.ts";
import { temporaryFolder } from "../../../helpers/temporary-folder.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

const fixture = `openapi: 3.1.1
info: { title: Posts, version: 0.1.0 }
servers: [{ url: https://localhost/v1 }]
paths:
  /workspaces/{id}/posts/{post}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string }, example: a/b }
      - { name: post, in: path, required: true, schema: { type: string } }
    get:
      operationId: listPosts
      parameters:
        - { name: state, in: query, schema: { type: array, items: { type: string } }, example: [new, "it's"] }
        - { name: limit, in: query, required: true, schema: { type: integer, minimum: 5 } }
        - { name: after, in: query, schema: { type: string } }
      responses: { "200": { description: OK, content: { application/json: { schema: { type: object } } } } }
    post:
      operationId: searchPosts
      parameters: [{ name: dry, in: query, schema: { type: boolean, examples: [true] } }]
      requestBody:
        content:
          application/json:
            schema: { type: object, required: [page], properties: { page: { type: integer } } }
            examples:
              first: { $ref: "#/components/examples/first" }
      responses: { "200": { description: OK, content: { application/json: { schema: { type: object } } } } }
    put:
      operationId: replacePost
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Post" } } } }
      responses: { "204": { description: Replaced } }
components:
  securitySchemes: { apiKey: { type: apiKey, in: header, name: x-api-key } }
  examples: { first: { value: { page: 1, "x-text": "it's \\"quoted\\"" } } }
  schemas:
    Post:
      type: object
      required: [kind, tags, author]
      properties:
        kind: { type: string, enum: [image, video] }
        tags: { type: array, items: { type: string } }
        author: { type: object, required: [age], properties: { age: { type: integer }, name: { type: string } } }
        note: { type: string }
`;

async function samplesOf(operationId: string): Promise<string[]> {
  const file = join(temporaryFolder(), "openapi.yaml");
  writeFileSync(file, fixture);
  const samples = codeSamples(await readSpec(pathToFileURL(file))).get(operationId);
  return (samples ?? []).map(({ source }) => source);
}

const program = (call: string) => `import { createAstersClient } from "asters-client";

const asters = createAstersClient({ apiKey: process.env.ASTERS_API_KEY });
${call}
`;

test("fills path and query with documented examples and required values", async () => {
  const [curl, typescript, terminal] = await samplesOf("listPosts");
  expect(curl).toBe(`curl --fail-with-body \\
  --header "x-api-key: $ASTERS_API_KEY" \\
  'https://localhost/v1/workspaces/a%2Fb/posts/post?state=new&state=it%27s&limit=5'
`);
  expect(typescript).toBe(
    program(`const result = await asters.listPosts("a/b", "post", { state: [ "new", "it's" ], limit: 5 });

console.log(result);`),
  );
  expect(terminal).toBe(
    "npx asters call listPosts a/b post --param state=new --param 'state=it'\\''s' --param limit=5\n",
  );
});

test("sends a documented body along with a query parameter", async () => {
  const [curl, typescript, terminal] = await samplesOf("searchPosts");
  expect(curl).toBe(`curl --fail-with-body \\
  --header "x-api-key: $ASTERS_API_KEY" \\
  --header "content-type: application/json" \\
  --data '{"page":1,"x-text":"it'\\''s \\"quoted\\""}' \\
  'https://localhost/v1/workspaces/a%2Fb/posts/post?dry=true'
`);
  expect(typescript).toContain(`{
  query: {
    dry: true
  },
  body: {
    page: 1,
    "x-text": "it's \\"quoted\\""
  }
}`);
  expect(terminal).toContain("cat > body.json <<'JSON'\n");
  expect(terminal).toContain("\nnpx asters call searchPosts a/b post --param dry=true --body @body.json\n");
});

test("makes a body that fits its schema if none is documented", async () => {
  const [curl, typescript] = await samplesOf("replacePost");
  expect(curl).toContain("--request PUT");
  expect(curl).toContain(`--data '{"kind":"image","tags":["tags"],"author":{"age":1}}'`);
  expect(typescript).toContain('await asters.replacePost("a/b", "post", ');
  expect(typescript).not.toContain("result");
});

const spec = await readSpec(pathToFileURL(specPath));
const operations = listOperations(spec);
const samples = codeSamples(spec);

test.each(operations.map(({ operationId }) => operationId))("%s has a sample of each kind", (operationId) => {
  expect(samples.get(operationId)?.map(({ label }) => label)).toEqual(["curl", "TypeScript", "Terminal"]);
});

test.each([
  ["listWorkspaces", "workspaces"],
  ["listSocialAccounts", "accounts 663b3db7522ef4893db24536"],
  ["listLabels", "labels 663b3db7522ef4893db24536"],
])("the terminal sample of %s uses the command for it", (operationId, words) => {
  expect(samples.get(operationId)?.at(-1)?.source).toBe(`npx asters ${words}\n`);
});

test("every TypeScript sample compiles", () => {
  const folder = temporaryFolder();
  const files = operations.map(({ operationId }) => {
    const file = join(folder, `${operationId}.mts`);
    const sample = samples.get(operationId)?.find(({ label }) => label === "TypeScript");
    writeFileSync(file, sample?.source ?? "missing");
    return file;
  });
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const paths = { "asters-client": [join(root, "src/index.ts")] };
  const typeRoots = [join(root, "node_modules/@types")];
  const errors = ts.getPreEmitDiagnostics(
    ts.createProgram(files, { ...options, paths, typeRoots, noPropertyAccessFromIndexSignature: false }),
  );
  expect(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
});

test("the samples use the documented examples of path parameters", () => {
  for (const { operationId, parameters } of operations) {
    const examples = parameters.filter(({ node }) => node.in === "path").map(({ node }) => node.example);
    for (const { source, label } of samples.get(operationId) ?? []) {
      for (const example of examples) expect(source, `${operationId}, ${label}`).toContain(example);
    }
  }
});
