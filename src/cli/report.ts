import { type ExitCode, exitCode } from "./exit-code.js";
import { harmless } from "./harmless.js";
import type { DataOutput } from "./output.js";
import { writeRetryFile } from "./retry-file.js";
import type { Stop } from "./stop.js";
import { plural, summarise, type Tally } from "./tally.js";

export interface Ended {
  tally: Tally;
  workspaces: number;
  duplicates: number;
  stop: Stop;
  output: DataOutput;
  failOnExpired: boolean;
  retryFile: string | undefined;
  /** The networks that were asked for, in lower case. */
  asked: readonly string[];
  say: (line: string) => void;
}

/** Says how a run has ended and what is left to do; gives what the command ends with. */
export async function report(ended: Ended): Promise<ExitCode> {
  const { tally, stop, output, failOnExpired, retryFile, say } = ended;
  const left = [...tally.failed, ...tally.stopped];
  const kept = retryFile === undefined || (await keep(retryFile, left, say));
  const closed = output.failure?.code === "EPIPE";
  if (!closed) for (const line of lines(ended, kept ? left : [])) say(line);

  if (stop.reason === "interrupted" && tally.stopped.length > 0) return exitCode.interrupted;
  if (tally.failed.length > 0 || !kept || (output.failure && !closed)) return exitCode.failed;
  return failOnExpired && tally.expired > 0 ? exitCode.expired : exitCode.done;
}

/** Writes the ids to the file, or says them if that fails. */
async function keep(retryFile: string, ids: readonly string[], say: (line: string) => void): Promise<boolean> {
  try {
    await writeRetryFile(retryFile, ids);
    return true;
  } catch (error) {
    say(`error: ${retryFile} cannot be written: ${(error as Error).message}. The ids to ask again:`);
    say(ids.map(harmless).join(" "));
    return false;
  }
}

function lines(ended: Ended, left: readonly string[]): string[] {
  const { tally, workspaces, duplicates, stop, output, retryFile } = ended;
  const { expired } = tally;
  return [
    ...(output.failure ? [`error: standard output cannot be written: ${output.failure.message}`] : []),
    ...(tally.listed > 0 || (workspaces > 1 && stop.reason !== "unauthorized") ? [summarise(tally, workspaces)] : []),
    ...unknownProviders(ended),
    ...(expired > 0 ? [reconnect(expired)] : []),
    ...(duplicates > 0 ? [`${plural(duplicates, "id")} given more than once, asked once`] : []),
    ...unfinished(ended),
    ...(retryFile !== undefined && left.length > 0 ? [again(retryFile, left.length)] : []),
  ];
}

/** A mistyped network would pass for one without accounts. */
function unknownProviders({ tally, asked }: Ended): string[] {
  if (tally.found === 0) return [];
  const present = [...tally.providers].map((provider) => provider.toLowerCase());
  const absent = asked.filter((provider) => !present.includes(provider));
  const names = [...tally.providers].sort().slice(0, 9).join(", ");
  return absent.map((provider) => harmless(`No account is of the network ${provider}; there are: ${names}`));
}

/** @see https://help.asters.ai/en/articles/8922763-when-social-profile-disconnects */
function reconnect(expired: number): string {
  return `${expired === 1 ? "It" : "They"} must be reconnected by a person, in the Asters app`;
}

function again(retryFile: string, left: number): string {
  return `${retryFile} holds the ${left === 1 ? "id" : `${left} ids`} to ask again: asters accounts - < ${retryFile}`;
}

function unfinished({ tally, workspaces, stop, retryFile }: Ended): string[] {
  const { listed, failed, stopped } = tally;
  if (stopped.length === 0) return [];
  if (stop.reason === "unauthorized") {
    return [`Stopped, since no key works better the next time: ${plural(stopped.length, "workspace")} not asked`];
  }
  const counts = `${listed} of ${workspaces} listed, ${failed.length} failed, ${stopped.length} not done`;
  const how = stop.reason === "interrupted" ? "Interrupted" : "Stopped";
  if (retryFile !== undefined) return [`${how}: ${counts}`];
  return [`${how}: ${counts}:`, stopped.map(harmless).join(" ")];
}
