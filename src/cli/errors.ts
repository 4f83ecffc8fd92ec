/** Ctrl-C arrived before there was anything to report. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

/** The command line or the environment is wrong; the message says what to do instead. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
