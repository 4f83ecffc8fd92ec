/** The entry point: passes the streams, environment and signals of the process to `run`. */
import { setFlagsFromString } from "node:v8";
import { exitCode } from "./exit-codes.js";
import { isSupportedNode } from "./node-version.js";

async function main(): Promise<void> {
  // A run over many workspaces creates mostly short-lived objects, and V8 lets the space for them grow. Without growth,
  // the peak stays under the limit in test/cli/memory.test.ts.
  setFlagsFromString("--semi-space-growth-factor=1");
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      // The second signal exits immediately.
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
