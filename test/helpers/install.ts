/** Runtimes, compilers and other programs, installed from npm at exact versions into a cache beside the dependencies. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npm } from "./package.ts";

const cache = fileURLToPath(new URL("../../node_modules/.cache/asters-client/", import.meta.url));

const x64 = arch() === "x64";
const nodes = { "Node.js 20": "20.20.2", "Node.js 22": "22.23.3", "Node.js 24": "24.21.0", "Node.js 26": "26.10.0" };

/** Package, version and executable of each, in the packages that contain the executable itself, so no script has to run. */
const packages: Record<string, [name: string, version: string, executable: string]> = {
  ...Object.fromEntries(
    Object.entries(nodes).map(([name, version]) => [name, [`node-linux-${arch()}`, version, "bin/node"]]),
  ),
  Bun: [x64 ? "@oven/bun-linux-x64-baseline" : "@oven/bun-linux-aarch64", "1.4.5", "bin/bun"],
  Deno: [x64 ? "@deno/linux-x64-glibc" : "@deno/linux-arm64-glibc", "2.9.6", "deno"],
  workerd: [`@cloudflare/workerd-linux-${x64 ? "64" : "arm64"}`, "1.20261117.1", "bin/workerd"],
};

/** The path of each runtime's executable, by its name. */
export function installRuntimes(): Record<string, string> {
  if (platform() !== "linux") throw new Error("The runtimes can only be installed on Linux, x64 or arm64");
  const entries = Object.entries(packages).map(([runtime, [name, version, executable]]) => {
    const alias = `${runtime.toLowerCase().replace(/\W/g, "-")}-${version}`;
    return { runtime, alias, wanted: `npm:${name}@${version}`, executable };
  });
  const modules = installAll("runtimes", Object.fromEntries(entries.map(({ alias, wanted }) => [alias, wanted])));
  return Object.fromEntries(
    entries.map(({ runtime, alias, executable }) => [runtime, join(modules, alias, executable)]),
  );
}

/** Installs packages, unless they are already installed. Returns their `node_modules`. */
export function installAll(name: string, dependencies: Record<string, string>): string {
  const folder = join(cache, name);
  const modules = join(folder, "node_modules");
  const manifest = join(folder, "package.json");
  const wanted = JSON.stringify({ private: true, type: "module", dependencies });
  const asWanted = existsSync(manifest) && readFileSync(manifest, "utf8") === wanted;
  if (!asWanted || !Object.keys(dependencies).every((alias) => existsSync(join(modules, alias)))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(manifest, wanted);
    npm(folder, "install", "--no-audit", "--no-fund", "--prefer-offline");
  }
  return modules;
}
