/** No fact of the spec is written a second time by hand: code imports it from `generated/`. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import {
  apiKeyHeader,
  apiKeyHint,
  defaultBaseUrl,
  knownValues,
  statusMeanings,
  version,
} from "../../../generated/constants.js";
import { operations } from "../../../generated/operations.js";
import { type Literal, readLiterals } from "../../helpers/read-literals.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Kind of fact to the texts to look for within strings, or as whole strings. */
const facts: Record<string, { within?: string[]; whole?: string[] }> = {
  "base URL": { within: [defaultBaseUrl, new URL(defaultBaseUrl).host, new URL(defaultBaseUrl).pathname] },
  "API key header": { within: [apiKeyHeader] },
  path: { within: operations.flatMap(({ path }) => [path, ...fixedSegments(path)]) },
  "known value": { whole: Object.values(knownValues).flat() },
  "meaning of a status": { within: Object.values(statusMeanings) },
  "how to create an API key": { within: [apiKeyHint, ...phrases(apiKeyHint)] },
  version: { whole: [version, `v${version}`] },
  // Operation ids are left out: almost everywhere, their type is OperationId, and the compiler checks them.
};

/** Strings that look like a fact and have another meaning or a reason to stay. */
const allowed: { folders: string[]; texts: string[]; reason: string }[] = [
  {
    folders: ["src/cli/", "scripts/dev/"],
    texts: ["red", "yellow", "green"],
    reason: "Colors of the terminal, not of labels",
  },
  {
    folders: ["src/cli/workspaces/list.ts"],
    texts: ["/workspaces"],
    reason: "The end of a JSON Pointer to a list in a body",
  },
];

/** The end of a path from its last parameter on, such as `/socialAccounts`. */
function fixedSegments(path: string): string[] {
  const end = path.slice(path.lastIndexOf("}") + 1);
  return path.includes("}") && end.length > 1 ? [end] : [];
}

/** The parts of a sentence between commas that have several words. */
function phrases(sentence: string): string[] {
  return sentence
    .replace(/\.$/, "")
    .split(", ")
    .filter((phrase) => phrase.includes(" "));
}

interface Finding {
  file: string;
  line: number;
  kind: string;
  text: string;
}

function findFacts(file: string, literals: Literal[]): Finding[] {
  return literals.flatMap(({ text, line }) =>
    Object.entries(facts).flatMap(([kind, { within = [], whole = [] }]) => {
      const fact = within.find((fact) => text.includes(fact)) ?? whole.find((fact) => text === fact);
      return fact === undefined ? [] : [{ file, line, kind, text: fact }];
    }),
  );
}

const files = ["src", "scripts"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`),
);
const findings = files.flatMap((file) => findFacts(file, readLiterals(join(root, file))));
const allows = ({ folders, texts }: (typeof allowed)[number], { file, text }: Finding) =>
  texts.includes(text) && folders.some((folder) => file.startsWith(folder));

test.each(Object.keys(facts))("no copy of the spec's %s in src and scripts", (kind) => {
  const copies = findings.filter(
    (finding) => finding.kind === kind && !allowed.some((entry) => allows(entry, finding)),
  );
  expect(copies.map(({ file, line, text }) => `${file}:${line} repeats "${text}". Import it from generated/`)).toEqual(
    [],
  );
});

test("every exception is still needed", () => {
  expect(allowed.filter((entry) => !findings.some((finding) => allows(entry, finding)))).toEqual([]);
});

test("finds a copy of each kind of fact", () => {
  const texts = Object.values(facts).map(({ within = [], whole = [] }) => within[0] ?? whole[0] ?? "");
  const kinds = texts.map((text) => findFacts("any.ts", [{ text, line: 1 }]).map(({ kind }) => kind));
  expect(kinds.map(([kind]) => kind)).toEqual(Object.keys(facts));
});

test("reads strings, templates and regular expressions, but not comments", () => {
  const file = join(temporaryFolder(), "code.ts");
  writeFileSync(file, '// comment\nf("a", `b$' + "{c}d`, /e\\/f/);\n");
  expect(readLiterals(file)).toEqual([
    { text: "a", line: 2 },
    { text: "b", line: 2 },
    { text: "d", line: 2 },
    { text: "/e/f/", line: 2 },
  ]);
});
