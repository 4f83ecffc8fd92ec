/** The process that the command runs in: the only module that touches it. */
import { setFlagsFromString } from "node:v8";
import { exitCode } from "./errors.js";
import { run } from "./run.js";

// A run over many workspaces makes much that is thrown away at once. V8 would let the space for it grow to 48 MB, and
// the buffers that are freed with it to as much again: collecting it more often takes half the memory, and no more time.
setFlagsFromString("--semi-space-growth-factor=1");

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // The second signal does not wait for anything.
    if (interruption.signal.aborted) process.exit(exitCode.interrupted);
    interruption.abort();
  });
}

run(process.argv.slice(2), {
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: interruption.signal,
}).then((code) => {
  process.exitCode = code;
});
