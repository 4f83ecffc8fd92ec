/** `npm run api-report` writes what users compile against to `test/package/api.md`, where a reviewer sees it change. */
import { writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { apiReport } from "./api-report/report.ts";

export const reportPath = fileURLToPath(new URL("../test/package/api.md", import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(reportPath, apiReport());
  console.log(`written: ${relative(process.cwd(), reportPath)}`);
}
