import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const script = `
const { writeFileSync } = require("node:fs");
process.once("exit", () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS * 1024)));`;

/** Makes a Node.js process record the most memory that it has used. */
export function measurePeakMemory() {
  const folder = temporaryFolder();
  const [preload, file] = [join(folder, "preload.cjs"), join(folder, "peak")];
  writeFileSync(preload, script);
  return {
    /** The environment of the process. */
    env: { NODE_OPTIONS: `--require ${preload}`, PEAK_FILE: file },
    /** The peak in bytes, after the process has exited. */
    peak: () => Number(readFileSync(file, "utf8")),
  };
}
