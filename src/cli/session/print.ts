import { redact } from "../../http/redact.js";
import type { CommandContext, IO } from "../context.js";
import { readApiKey } from "./api-key.js";

/** Reads the key when it is first needed, and keeps it: a pipe, as in `<(command)`, can be read only once. */
export function createKeyReader(io: Pick<IO, "env" | "signal">): CommandContext["apiKey"] {
  let reading: Promise<string> | undefined;
  return () => {
    reading ??= readApiKey(io).catch((error) => {
      // It may succeed later, during a long `asters mcp`.
      reading = undefined;
      throw error;
    });
    return reading;
  };
}

/** Prints to standard error, in order, without the key: an argument that a message repeats may be the key. */
export function createPrint({ stderr, env }: IO, apiKey: CommandContext["apiKey"]): CommandContext["print"] {
  let printed = Promise.resolve();
  return (text) => {
    if (text !== "") {
      printed = printed.then(async () => {
        // A key that cannot be used must not be printed, either.
        const key = await apiKey().catch(() => env["ASTERS_API_KEY"]?.trim() ?? "");
        stderr.write(redact(text, key));
      });
    }
    return printed;
  };
}
