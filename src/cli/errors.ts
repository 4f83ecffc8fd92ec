/** What the command exits with; `--help` and the README list the same codes. */
export const exitCode = { done: 0, failed: 1, usage: 2, expired: 3, interrupted: 130 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

export const exitCodesHelp = `
Exit codes:
  0    success
  1    at least one request failed
  2    invalid usage, or no API key
  3    found expired accounts, with --fail-on-expired
  130  interrupted`;

/** Ctrl-C arrived before the command had sent anything. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** The command line or the environment is wrong; the message says what to do instead. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
