import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { expect, test, vi } from "vitest";
import { compare, describeDifferences, generate, generatedURL, write } from "../../../scripts/generate.ts";
import { specURL } from "../../../scripts/openapi/path.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const upToDate = { stale: [], missing: [], extra: [] };

const temporaryURL = (name = "") => pathToFileURL(`${temporaryFolder()}/${name}`);

async function edited(from: string, to: string): Promise<URL> {
  const text = await readFile(specURL, "utf8");
  expect(text).toContain(from);
  const copy = temporaryURL("openapi.yaml");
  await writeFile(copy, text.replace(from, to));
  return copy;
}

test("generated/ is up to date; if not, run: npm run generate", async () => {
  expect(await compare(await generate())).toEqual(upToDate);
});

test("the same spec yields the same bytes in every folder", async () => {
  expect(await generate(await edited("#", "#"))).toEqual(await generate());
});

test("works in a folder with a percent sign in its name", async () => {
  const files = await generate();
  vi.spyOn(process, "cwd").mockReturnValue(`${temporaryFolder()}/100%`);
  expect(await generate()).toEqual(files);
});

test("an edited description changes types, openapi.json and tools, but no validators", async () => {
  const files = await generate(await edited("empty when none is connected", "empty if none is connected"));
  expect(await compare(files, generatedURL)).toEqual({
    ...upToDate,
    stale: ["openapi.d.ts", "openapi.json", "tools.js"],
  });
});

test("missing, stale and extra files are reported, and fixed", async () => {
  const folder = temporaryURL();
  const files = new Map([
    ["a.js", "a"],
    ["b.js", "b"],
    ["c.js", "c"],
  ]);
  await writeFile(new URL("b.js", folder), "b");
  await writeFile(new URL("c.js", folder), "old");
  await writeFile(new URL("d.js", folder), "d");
  const differences = await compare(files, folder);
  expect(differences).toEqual({ stale: ["c.js"], missing: ["a.js"], extra: ["d.js"] });
  expect(describeDifferences(differences)).toEqual([
    "stale: generated/c.js",
    "missing: generated/a.js",
    "extra: generated/d.js",
  ]);
  expect(await write(files, folder)).toEqual(["c.js", "a.js", "d.js"]);
  expect(await compare(files, folder)).toEqual(upToDate);
  expect(await readFile(new URL("c.js", folder), "utf8")).toBe("c");
});

test("validators need nothing at run time", async () => {
  const code = (await generate()).get("validators.js");
  expect(code).toContain("export const listSocialAccounts200");
  expect(code).not.toMatch(/\brequire\b|\bimport\b|\beval\b|new Function/);
});

test("known values of an open enum reach the types, and any other string is allowed", async () => {
  const types = (await generate(await edited("[profile, business]", "[profile, page]"))).get("openapi.d.ts");
  expect(types).toContain('SocialAccountType: "profile" | "page" | (string & {});');
});
