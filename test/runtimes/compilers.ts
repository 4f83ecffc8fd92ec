/** Part of `npm run test:runtimes`: a user's program compiles with every supported TypeScript. */
import { join } from "node:path";
import { compileConsumer, type ModuleResolution, setups } from "../helpers/compile.ts";
import { installAll } from "../helpers/install.ts";
import { installPacked, pack } from "../helpers/package.ts";

const all = Object.keys(setups) as ModuleResolution[];

/** Supported versions, each with its module resolutions: 7 dropped node10. */
const supported: Record<string, ModuleResolution[]> = {
  "5.4.2": all,
  "5.9.3": all,
  "6.0.3": all,
  "7.0.2": all.filter((resolution) => resolution !== "node10"),
};

/** The types of openapi-fetch 0.17.0 do not compile before 5.4 (TS2344). */
const unsupported = "5.3.3";

const alias = (version: string) => `typescript-${version}`;
const versions = [...Object.keys(supported), unsupported];
const modules = installAll(
  "compilers",
  Object.fromEntries(versions.map((version) => [alias(version), `npm:typescript@${version}`])),
);
const project = installPacked(pack());

function compile(version: string, resolution: ModuleResolution): string {
  // TypeScript 6 requires this flag for node10.
  const more = version.startsWith("6.") && resolution === "node10" ? ["--ignoreDeprecations", "6.0"] : [];
  return compileConsumer(project, join(modules, alias(version), "bin/tsc"), resolution, more);
}

for (const [version, resolutions] of Object.entries(supported)) {
  for (const resolution of resolutions) {
    const output = compile(version, resolution);
    console.log(`TypeScript ${version}, ${resolution}: ${output || "compiles"}`);
    if (output) process.exitCode = 1;
  }
}

if (!/openapi-fetch.*TS2344/.test(compile(unsupported, "bundler"))) {
  console.error(`TypeScript ${unsupported} compiles now: lower the minimum version`);
  process.exitCode = 1;
}
