/** Reads the webhook's URL. It is a secret: anyone who has it can post to the channel. */
import { isLoopback } from "../../../http/loopback.js";
import { redact } from "../../../http/redact.js";
import type { CommandContext } from "../../context.js";
import { InterruptedError, UsageError } from "../../errors.js";
import { readTextFile } from "../../read-input.js";

/** More than any URL needs, including whitespace. */
const maxFileBytes = 65_536;

/** The URL from the environment or from a file; undefined if there is none. */
export async function readWebhookURL(
  file: string | undefined,
  { env, signal }: Pick<CommandContext, "env" | "signal">,
): Promise<URL | undefined> {
  const value = env["ASTERS_WEBHOOK_URL"]?.trim();
  if (value && file !== undefined) throw new UsageError("set either ASTERS_WEBHOOK_URL or --webhook-file, not both");
  if (value) return parseWebhookURL(value, "ASTERS_WEBHOOK_URL");
  if (file === undefined) return undefined;
  const content = await readTextFile(file, { maxBytes: maxFileBytes, signal }).catch((error) => {
    if (error instanceof InterruptedError) throw error;
    throw new UsageError(`cannot read ${file}, named by --webhook-file: ${error.code ?? "it is too large"}`);
  });
  return parseWebhookURL(content.trim(), `${file}, named by --webhook-file,`);
}

/** Its messages never repeat the URL. */
function parseWebhookURL(text: string, source: string): URL {
  if (!URL.canParse(text)) throw new UsageError(`${source} is not a URL`);
  const url = new URL(text);
  const isAllowed = url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
  if (!isAllowed) throw new UsageError(`${source} must be an https URL. Use http only on loopback`);
  if (url.username || url.password) throw new UsageError(`${source} must not contain a user name or password`);
  return url;
}

/** Redacts the URL and its parts from a text. */
export function redactURL(text: string, { href, host, pathname, search, searchParams }: URL): string {
  const parts = [
    href,
    host + pathname + search,
    pathname + search,
    ...pathname.split("/"),
    ...searchParams.values(),
    host,
  ];
  return parts.reduce((redacted, part) => redact(redacted, part), text);
}
