import { readFile, writeFile } from "node:fs/promises";
import { parseYaml } from "@redocly/openapi-core";
import { apiKeyHint } from "../../generated/constants.js";

const root = new URL("../../", import.meta.url);

interface Copy {
  path: string;
  /** The text with the given version in place of its own. */
  replace: (text: string, version: string) => string;
}

/** The files that repeat the version of package.json, because OpenAPI, npm and the MCP registry require it there. */
const copies: Copy[] = [
  { path: "openapi/openapi.yaml", replace: replaceInSpec },
  { path: "package-lock.json", replace: replaceInLockfile },
  { path: "scripts/release/server.json", replace: replaceInServer },
];

/** Copies the version of package.json to the other files; returns the paths of those that had another. */
export async function syncVersions(): Promise<string[]> {
  const outdated = await findOutdated();
  await Promise.all(outdated.map(({ path, text }) => writeFile(new URL(path, root), text)));
  return outdated.map(({ path }) => path);
}

/** The files whose version differs from that of package.json, with the text that they should have. */
export async function findOutdated(): Promise<{ path: string; text: string }[]> {
  const { version } = JSON.parse(await read("package.json"));
  const checked = copies.map(async ({ path, replace }) => {
    const text = await read(path);
    const replaced = replace(text, version);
    return replaced === text ? [] : [{ path, text: replaced }];
  });
  return (await Promise.all(checked)).flat();
}

function read(path: string): Promise<string> {
  return readFile(new URL(path, root), "utf8");
}

/** Replaces one line, because writing the parsed YAML would lose its comments and layout. */
export function replaceInSpec(text: string, version: string): string {
  const replaced = text.replace(/^(info:\n(?: .*\n|\n)*? {2}version: ).*$/m, `$1${version}`);
  const written = (parseYaml(replaced) as { info?: { version?: string } }).info?.version;
  if (written !== version) throw new Error("openapi.yaml: write info.version on a line of its own, indented by 2");
  return replaced;
}

function replaceInLockfile(text: string, version: string): string {
  const lockfile = JSON.parse(text);
  lockfile.version = version;
  lockfile.packages[""].version = version;
  return `${JSON.stringify(lockfile, null, 2)}\n`;
}

/** Also keeps the sentence on how to create a key the same as in the spec. */
function replaceInServer(text: string, version: string): string {
  const server = JSON.parse(text);
  server.version = version;
  for (const npmPackage of server.packages) {
    npmPackage.version = version;
    const apiKey = npmPackage.environmentVariables.find(({ name }: { name: string }) => name === "ASTERS_API_KEY");
    apiKey.description = apiKeyHint;
  }
  return `${JSON.stringify(server, null, 2)}\n`;
}
