/** `asters mock`: serves the examples of the spec over HTTP. */
import type { CommandContext } from "../../context.js";
import { type ExitCode, exitCode } from "../../exit-codes.js";
import { sanitizeForTerminal } from "../../output/terminal.js";
import { type MockFlags, type MockServer, startMock } from "./server.js";

/** Serves until Ctrl-C. */
export async function serveMock(flags: MockFlags, { output, signal, print }: CommandContext): Promise<ExitCode> {
  let server: MockServer;
  try {
    server = await startMock(flags, (line) => void print(`${line}\n`));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const hint = code === "EADDRINUSE" ? "\nChoose another port, or any free one: asters mock --port 0" : "";
    await print(`error: ${sanitizeForTerminal(message)}${hint}\n`);
    return exitCode.failed;
  }
  await output.write(usage(server.url));
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
    output.onFailure(resolve);
  });
  await server.close();
  return exitCode.done;
}

function usage(url: string): string {
  return `The mock is listening on ${url} and accepts any key. In another terminal, try:

  ASTERS_API_KEY=any ASTERS_BASE_URL=${url} asters accounts 663b3db7522ef4893db24536

For another response, send the header "Prefer: code=401" or "Prefer: example=empty". Stop with Ctrl-C.
`;
}
