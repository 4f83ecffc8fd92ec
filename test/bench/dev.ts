/** `npm run bench:dev` measures how long the spec stage of `npm run dev` takes. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { watchSpec } from "../../scripts/dev/spec.ts";
import { median } from "./statistics.ts";

const saves = 10;

/** Saves a copy of the spec ten times. Prints the line of each save, then the median time. */
async function bench(root: URL): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "asters-dev-"));
  try {
    for (const name of ["openapi", "redocly.yaml", "generated"]) {
      await cp(new URL(name, root), join(folder, name), { recursive: true });
    }
    const times = await measure(pathToFileURL(`${folder}/`));
    console.log(`median of ${saves}: ${median(times).toFixed(0)} ms (${times.map((t) => t.toFixed(0)).join(", ")})`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Milliseconds from just before each save to its line, including the wait for the file-system event. */
async function measure(root: URL): Promise<number[]> {
  let onLine: (line: string) => void = () => {};
  const stop = await watchSpec(root, (line) => onLine(line));
  const spec = new URL("openapi/openapi.yaml", root);
  const text = await readFile(spec, "utf8");
  const times: number[] = [];
  for (let save = 1; save <= saves; save++) {
    const line = new Promise<string>((resolve) => {
      onLine = resolve;
    });
    const start = performance.now();
    await writeFile(spec, text.replace(/^( {2}title: .*)$/m, `$1 ${save}`));
    console.log(await line);
    times.push(performance.now() - start);
  }
  stop();
  return times;
}

await bench(new URL("../../", import.meta.url));
