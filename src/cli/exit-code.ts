/** What the command ends with; `--help` and the README say the same. */
export const exitCode = { done: 0, failed: 1, usage: 2, expired: 3, interrupted: 130 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The command was interrupted before it had asked anything. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** What is wrong with how the command was called, and what to do instead. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
