/** Runs the behaviors on each platform, in a project that the packed package is installed in. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { startChild } from "../../scripts/child-process.ts";
import { launchChromium } from "../helpers/chromium.ts";

export type Results = Record<string, string | null>;

const sources = fileURLToPath(new URL(".", import.meta.url));

/** Copies the programs next to the installed package, so that they can import it by name. */
export function copyPrograms(project: string): void {
  for (const name of ["behaviors.js", "main.js", "worker.js", "page.js"]) {
    cpSync(join(sources, name), join(project, name));
  }
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
}

/** On a runtime that runs files: Node.js, Bun and Deno. */
export async function runFile(project: string, executable: string, baseUrl: string, fetch: string): Promise<Results> {
  const options = executable.endsWith("deno") ? ["run", "--allow-all", "--no-lock"] : [];
  await using child = startChild<ChildProcess & { stdout: Readable }>(
    executable,
    [...options, "main.js", baseUrl, fetch],
    { cwd: project, stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = child.ended.then(() => null);
  const [results] = await once(createInterface(child.process.stdout), "line");
  // Only a limit can tell that a process does not end.
  const still = setTimeout(10_000, "still runs after 10 s", { ref: false });
  const ends = await Promise.race([ended, still]);
  return { ...JSON.parse(results), "the process ends by itself": ends };
}

export async function runWorkerd(
  project: string,
  executable: string,
  baseUrl: string,
  fetch: string,
): Promise<Results> {
  await bundle(project, "worker.js", "esm");
  const flags = fetch === "node" ? `compatibilityFlags = ["nodejs_compat"],` : "";
  writeFileSync(join(project, "workerd.capnp"), configuration(flags));
  const argv = ["serve", "workerd.capnp", "--socket-addr", "http=127.0.0.1:0", "--control-fd=3"];
  await using child = startChild(executable, argv, { cwd: project, stdio: ["ignore", "inherit", "inherit", "pipe"] });
  const [event] = await once(child.process.stdio[3] as Readable, "data");
  const { port } = JSON.parse(String(event).split("\n")[0] as string);
  const query = new URLSearchParams({ baseUrl, fetch });
  const response = await globalThis.fetch(`http://127.0.0.1:${port}/?${query}`);
  return (await response.json()) as Results;
}

export async function runChromium(project: string, baseUrl: string): Promise<Results> {
  await bundle(project, "page.js", "iife");
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${baseUrl}/count/page`);
    await page.addScriptTag({ path: join(project, "bundle.js") });
    return await page.evaluate(`runBehaviors({ baseUrl: "${baseUrl}" })`);
  } finally {
    await browser.close();
  }
}

async function bundle(project: string, entry: string, format: "esm" | "iife"): Promise<void> {
  await build({ absWorkingDir: project, entryPoints: [entry], outfile: "bundle.js", bundle: true, format });
}

const configuration = (flags: string) => `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [(name = "bundle.js", esModule = embed "bundle.js")],
  compatibilityDate = "2026-01-01",
  ${flags}
);
`;
