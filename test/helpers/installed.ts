import { join } from "node:path";
import { installPacked, pack } from "./package.ts";
import { type Spawned, spawned } from "./spawned.ts";

export interface Installed {
  /** The project that the package is installed in. */
  project: string;
  /** A PATH that finds the command as npm has linked it. */
  PATH: string;
  /** Starts the command with nothing in its environment but what is given. */
  start(argv: string[], env: Record<string, string>, input?: string): Spawned;
  /** What a shell makes of a line. */
  shell(line: string, env: Record<string, string>, input?: string): Spawned;
}

/** The command, packed and installed in an empty project. */
export function installCommand(): Installed {
  const project = installPacked(pack());
  const bin = join(project, "node_modules/.bin");
  const PATH = `${bin}:${process.env["PATH"]}`;
  const options = (env: Record<string, string>) => ({ cwd: project, env: { PATH, ...env } });
  return {
    project,
    PATH,
    start: (argv, env, input) => spawned(join(bin, "asters"), argv, options(env), input),
    shell: (line, env, input) => spawned("sh", ["-c", line], options(env), input),
  };
}
