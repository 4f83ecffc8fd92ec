/** The process that the command runs in: the only module that touches it. */
import { setFlagsFromString } from "node:v8";
import { exitCode } from "./exit-code.js";
import { run } from "./run.js";

// A run over many workspaces makes much that is thrown away at once. V8 would let the space for it grow to 48 MB, and
// the buffers that are freed with it to as much again: collecting it more often takes half the memory, and no more time.
setFlagsFromString("--semi-space-growth-factor=1");

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // Whoever asks twice does not want to wait.
    if (interruption.signal.aborted) process.exit(exitCode.interrupted);
    interruption.abort();
  });
}

run(process.argv.slice(2), {
  // Touched only when needed: each is made when it is first asked for.
  get stdin() {
    return process.stdin;
  },
  get stdout() {
    return process.stdout;
  },
  get stderr() {
    return process.stderr;
  },
  env: process.env,
  signal: interruption.signal,
}).then((code) => {
  process.exitCode = code;
});
