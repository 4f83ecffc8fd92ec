import { redact } from "../../http/redact.js";
import type { CommandContext, IO } from "../context.js";

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
