import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { compare, documentURL, generate, generatedURL, write } from "../../../scripts/generate.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

const upToDate = { stale: [], missing: [], extra: [] };

const temporaryURL = () => pathToFileURL(`${temporaryFolder()}/`);

async function edited(from: string, to: string): Promise<URL> {
  const text = await readFile(documentURL, "utf8");
  expect(text).toContain(from);
  const copy = new URL("openapi.yaml", temporaryURL());
  await writeFile(copy, text.replace(from, to));
  return copy;
}

test("generated/ is what the document yields; if not, run: npm run generate", async () => {
  expect(await compare(await generate())).toEqual(upToDate);
});

test("the same document yields the same bytes, wherever it lies", async () => {
  expect(await generate(await edited("#", "#"))).toEqual(await generate());
});

test("an edited description makes types and document stale, but no validator", async () => {
  const files = await generate(await edited("empty when none is connected", "empty if none is connected"));
  expect(await compare(files, generatedURL)).toEqual({ ...upToDate, stale: ["openapi.d.ts", "openapi.json"] });
});

test("what is missing, stale and extra in a folder is told, and mended", async () => {
  const folder = temporaryURL();
  const files = new Map([
    ["a.js", "a"],
    ["b.js", "b"],
    ["c.js", "c"],
  ]);
  await writeFile(new URL("b.js", folder), "b");
  await writeFile(new URL("c.js", folder), "old");
  await writeFile(new URL("d.js", folder), "d");
  expect(await compare(files, folder)).toEqual({ stale: ["c.js"], missing: ["a.js"], extra: ["d.js"] });
  expect(await write(files, folder)).toEqual(["c.js", "a.js", "d.js"]);
  expect(await compare(files, folder)).toEqual(upToDate);
  expect(await readFile(new URL("c.js", folder), "utf8")).toBe("c");
});

test("a document that cannot be bundled is refused with the reason", async () => {
  const broken = await edited('"#/components/schemas/SocialAccount"', '"#/components/schemas/Nothing"');
  await expect(generate(broken)).rejects.toThrow("resolve");
});

test("validators need nothing at run time", async () => {
  const code = (await generate()).get("validators.js");
  expect(code).toContain("export const listSocialAccounts200");
  expect(code).not.toMatch(/\brequire\b|\bimport\b|\beval\b|new Function/);
});

test("a keyword that needs a dependency at run time is refused", async () => {
  const withMinLength = await edited(
    "          description: Describes the response",
    "          minLength: 1\n          description: Describes the response",
  );
  await expect(generate(withMinLength)).rejects.toThrow("require()");
});

test("known values of an open string reach the types, and any other string fits", async () => {
  const types = (await generate(await edited("[profile, business]", "[profile, page]"))).get("openapi.d.ts");
  expect(types).toContain('SocialAccountType: "profile" | "page" | (string & {});');
});
