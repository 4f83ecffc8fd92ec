/** What the command exits with; `--help` and the README list the same codes. */
export const exitCode = { done: 0, failed: 1, usage: 2, expired: 3, interrupted: 130 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

const commonMeanings = {
  [exitCode.done]: "success",
  [exitCode.failed]: "at least one request failed",
  [exitCode.usage]: "invalid usage, or no API key",
  [exitCode.interrupted]: "interrupted",
};

/** The exit codes that a command can end with, for `--help`. */
export function describeExitCodes(own: Partial<Record<ExitCode, string>> = {}): string {
  const lines = Object.entries({ ...commonMeanings, ...own }).map(([code, meaning]) => `  ${code.padEnd(5)}${meaning}`);
  return ["", "Exit codes:", ...lines].join("\n");
}

/** Ctrl-C arrived before the command had sent anything. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** The command line or the environment is wrong; the message says what to do instead. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
