import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { watchSpec } from "./spec.ts";

const saves = 10;

/** Saves a copy of the document ten times and prints the line that each save yields, then the median of their times. */
export async function bench(root: URL): Promise<void> {
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

/** The milliseconds from the moment just before each save to its line, so waiting for the event counts, too. */
async function measure(root: URL): Promise<number[]> {
  let spoken: (line: string) => void = () => {};
  const close = await watchSpec(root, (line) => spoken(line));
  const document = new URL("openapi/openapi.yaml", root);
  const text = await readFile(document, "utf8");
  const times: number[] = [];
  for (let save = 1; save <= saves; save++) {
    const line = new Promise<string>((resolve) => {
      spoken = resolve;
    });
    const start = performance.now();
    await writeFile(document, text.replace(/^( {2}title: .*)$/m, `$1 ${save}`));
    console.log(await line);
    times.push(performance.now() - start);
  }
  close();
  return times;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2;
}
