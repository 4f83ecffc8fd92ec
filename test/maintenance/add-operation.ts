/** Edits a copy of the repository as the steps of "Adding an operation" say. Where an edit finds no place, it throws. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fixture = readFileSync(new URL("labels.yaml", import.meta.url), "utf8");

/** The parts of a document that an operation adds to: heading and indentation. */
const parts = ["tags", "paths", "  responses", "  schemas", "  examples"];

export function addOperation(copy: string): void {
  edit(copy, "openapi/openapi.yaml", (text) => parts.reduce(append, text));
  edit(copy, "src/client.ts", addMethod);
  edit(copy, "test/unit/client.test.ts", (text) => text + unitTest);
  edit(copy, "test/contract/mock.test.ts", (text) => replaced(text, /^(?= {2}\/\/ Last, for it looks)/m, contractTest));
  writeFileSync(join(copy, "test/types/labels.mts"), typeTest);
}

function edit(copy: string, path: string, change: (text: string) => string): void {
  const file = join(copy, path);
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

/** The document with what the fixture has under a heading, at the end of what is there. */
function append(text: string, heading: string): string {
  const there = body(text, heading);
  const end = there.index + there.text.length;
  return `${text.slice(0, end)}\n${body(fixture, heading).text}${text.slice(end)}`;
}

/** All lines under a heading that are further in, up to its last that is not empty. */
function body(text: string, heading: string): { index: number; text: string } {
  const indentation = /^ */.exec(heading)?.[0];
  const [, start = "", lines] = new RegExp(`^(${heading}:\\n)((?:(?:${indentation} .*)?\\n)*)`, "m").exec(text) ?? [];
  if (lines === undefined) throw new Error(`there is no ${heading}: to add to`);
  return { index: text.search(new RegExp(`^${heading}:\\n`, "m")) + start.length, text: `${lines.trimEnd()}\n` };
}

/** The client with a method that is to labels what the present one is to social accounts. */
function addMethod(text: string): string {
  const declaration = /^ {2}\/\*\*\n(?: {3}\*.*\n)+? {2}listSocialAccounts\(.*Promise<SocialAccount\[\]>;\n\n/m;
  const implementation = /^ {4}listSocialAccounts\(.*\n(?: {6}.*\n)* {4}\},\n/m;
  return [declaration, implementation].reduce(
    (text, method) => replaced(text, method, (found) => found + ofLabels(found)),
    replaced(text, /^import type \{ paths \}/m, "import type { components, paths }"),
  );
}

function ofLabels(method: string): string {
  return method
    .replaceAll("listSocialAccounts", "listLabels")
    .replaceAll("/socialAccounts", "/labels")
    .replaceAll("SocialAccount[]", `components["schemas"]["Label"][]`)
    .replaceAll("social account", "label")
    .replace(/^ *\* @see .*\n/m, "");
}

function replaced(text: string, from: RegExp, to: string | ((found: string) => string)): string {
  if (!from.test(text)) throw new Error(`there is no ${from} to edit`);
  return text.replace(from, to as string);
}

const unitTest = `
test("listLabels asks the documented path and gives the labels", async () => {
  await using server = await setUp((request, response) => response.end(envelope([request.url])));
  expect(await server.asters.listLabels(workspaceId)).toEqual([\`/workspaces/\${workspaceId}/labels\`]);
});
`;

const contractTest = `  test("lists the documented labels, and answers with each documented status", async () => {
    expect(await asters.listLabels(workspaceId)).toEqual(examples.labels.value.data);
    for (const status of [200, 401, 500, 418]) {
      const { response } = await asters.raw.GET("/workspaces/{workspace_id}/labels", {
        params: { path: { workspace_id: workspaceId } },
        headers: { prefer: \`code=\${status}\` },
      });
      expect(response.status).toBe(status);
      expect(recorder.violations()).toEqual([]);
    }
  });

`;

const typeTest = `import { createAstersClient } from "asters-client";

export async function labels(id: string): Promise<(string | undefined)[]> {
  const asters = createAstersClient({ apiKey: "key" });
  const labels: { _id: string; name: string }[] = await asters.listLabels(id);
  const { data } = await asters.raw.GET("/workspaces/{workspace_id}/labels", {
    params: { path: { workspace_id: id } },
  });
  // @ts-expect-error a label has no provider
  return [labels[0]?.name, data?.data[0]?._id, labels[0]?.provider];
}
`;
