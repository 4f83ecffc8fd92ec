import { execFileSync } from "node:child_process";

/** Runs npm with nothing of the run around it, which tells npm what project it is in. */
export function npm(cwd: string, ...options: string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  return execFileSync("npm", [...options, "--ignore-scripts", "--silent"], { cwd, env, encoding: "utf8" });
}
