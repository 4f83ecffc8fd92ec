import { execFileSync } from "node:child_process";

/** Runs npm without the `npm_*` variables of the surrounding npm run. */
export function npm(cwd: string, ...options: string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  return execFileSync("npm", [...options, "--ignore-scripts", "--silent"], { cwd, env, encoding: "utf8" });
}
