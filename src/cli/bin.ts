/** The process that the command runs in: the only module that touches it. */
import { setFlagsFromString } from "node:v8";
import { exitCode } from "./errors.js";
import { isSupportedNode } from "./node-version.js";

async function main(): Promise<void> {
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
  const { run } = await import("./run.js");
  process.exitCode = await run(process.argv.slice(2), {
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    signal: interruption.signal,
  });
}

const { node } = process.versions;
// Loading the rest on an old version would fail with an error that explains nothing.
if (isSupportedNode(node)) main();
else {
  process.stderr.write(`asters needs Node.js 20.19, 22.12 or later; this is ${node}\n`);
  process.exitCode = exitCode.failed;
}
