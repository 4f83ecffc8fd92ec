/** `npm run release:sync-version` copies the version of package.json to the files that repeat it. */
import { syncVersions } from "./versions.ts";

const written = await syncVersions();
console.log(written.length > 0 ? `Version written to ${written.join(", ")}` : "The version is the same everywhere");
