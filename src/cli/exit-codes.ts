/**
 * The exit codes of the command; `--help` and the README list the same codes. `found`: there are accounts or events that
 * `--fail-on-expired` or `--fail-on` looks for.
 */
export const exitCode = { done: 0, failed: 1, usage: 2, found: 3, interrupted: 130 } as const;

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
