import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Metafile } from "esbuild";
import { expect, test } from "vitest";
import { listNotices } from "../../../../scripts/build/notices.ts";
import { temporaryFolder } from "../../../helpers/temporary-folder.ts";

/** A folder with these files. */
function write(files: Record<string, string>): URL {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return pathToFileURL(`${folder}/`);
}

/** What esbuild says about a bundle: its input files, with how many bytes each has left in it. */
function bundled(inputs: Record<string, number>): Metafile {
  const entries = Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }]);
  return { inputs: {}, outputs: { "out.js": { inputs: Object.fromEntries(entries) } } } as unknown as Metafile;
}

const root = write({
  "src/own.ts": "",
  "node_modules/b/package.json": JSON.stringify({ name: "b", version: "2.0.0", license: "MIT", author: "B" }),
  "node_modules/b/index.js": "",
  "node_modules/@a/a/package.json": JSON.stringify({ name: "@a/a", version: "1.0.0" }),
  "node_modules/@a/a/LICENSE": "License of a\n",
  "node_modules/@a/a/NOTICE.md": "Notice of a\n",
  "node_modules/@a/a/one.js": "",
  "node_modules/@a/a/two.js":
    "//#region ../../node_modules/.pnpm/@c+c@3.1.0_d@4.0.0/node_modules/@c/c/dist/index.js\ncode\n//#endregion\n",
  "node_modules/@c/c/package.json": JSON.stringify({ name: "@c/c", version: "3.9.9" }),
  "node_modules/@c/c/LICENCE": "License of c\n",
  "node_modules/lone/package.json": JSON.stringify({ name: "lone", version: "1.0.0" }),
  "node_modules/lone/index.js": "//#region ../node_modules/.pnpm/gone@1.0.0/node_modules/gone/index.js\n",
});

test("each package that left code in a bundle is named once, with its license and notice", async () => {
  const first = bundled({ "src/own.ts": 9, "node_modules/b/index.js": 1, "node_modules/@a/a/one.js": 1 });
  const second = bundled({ "node_modules/@a/a/one.js": 1, "node_modules/lone/index.js": 0 });
  expect(await listNotices([first, second], root)).toEqual([
    "@a/a 1.0.0\n\nLicense of a\n\nNotice of a\n",
    "b 2.0.0\n\nLicense: MIT. Copyright: B\n",
  ]);
});

test("a package inside of another one is named, too, with the version of its code", async () => {
  const notices = await listNotices([bundled({ "node_modules/@a/a/two.js": 1 })], root);
  expect(notices).toEqual(["@a/a 1.0.0\n\nLicense of a\n\nNotice of a\n", "@c/c 3.1.0\n\nLicense of c\n"]);
});

test("a package whose license is nowhere stops the build", async () => {
  const notices = listNotices([bundled({ "node_modules/lone/index.js": 1 })], root);
  await expect(notices).rejects.toThrow(/lone.index\.js contains code of gone\. Install it/);
});
