import { join } from "node:path";
import { installPacked, pack } from "./package.ts";
import { type SpawnedProgram, spawnProgram } from "./spawn.ts";

export interface InstalledCommand {
  /** The project that the package is installed in. */
  project: string;
  /** A PATH that finds the command as npm links it. */
  PATH: string;
  /** Starts the command with no other environment. */
  start(argv: string[], env: Record<string, string>, input?: string): SpawnedProgram;
  /** Runs a line in a shell. */
  shell(line: string, env: Record<string, string>, input?: string): SpawnedProgram;
}

/** The command, packed and installed in an empty project. */
export function installCommand(): InstalledCommand {
  const project = installPacked(pack());
  const bin = join(project, "node_modules/.bin");
  const PATH = `${bin}:${process.env["PATH"]}`;
  const options = (env: Record<string, string>) => ({ cwd: project, env: { PATH, ...env } });
  return {
    project,
    PATH,
    start: (argv, env, input) => spawnProgram(join(bin, "asters"), argv, options(env), input),
    shell: (line, env, input) => spawnProgram("sh", ["-c", line], options(env), input),
  };
}
