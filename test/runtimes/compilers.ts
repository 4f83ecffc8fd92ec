/** `npm run test:runtimes`, too: a user's program compiles under every TypeScript that is supported. */
import { join } from "node:path";
import { compileConsumer, resolutions } from "../helpers/compile.ts";
import { installPacked, pack } from "../helpers/package.ts";
import { installAll } from "./install.ts";

/** Before 5.4, the types of openapi-fetch 0.17.0 are refused themselves (TS2344). */
const supported = ["5.4.2", "5.4.5", "5.9.3", "6.0.3", "7.0.2"];
const refused = "5.3.3";

const alias = (version: string) => `typescript-${version}`;
const modules = installAll(
  "compilers",
  Object.fromEntries([...supported, refused].map((version) => [alias(version), `npm:typescript@${version}`])),
);
const project = installPacked(pack());

for (const version of [...supported, refused]) {
  for (const resolution of Object.keys(resolutions) as (keyof typeof resolutions)[]) {
    const said = compileConsumer(project, join(modules, alias(version), "bin/tsc"), resolution);
    const right = version === refused ? /openapi-fetch.*TS2344/.test(said) : said === "";
    console.log(`TypeScript ${version}, ${resolution}: ${right ? (said ? "refused, as known" : "compiles") : said}`);
    if (!right) process.exitCode = 1;
  }
}
