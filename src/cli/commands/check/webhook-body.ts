/** The body of a webhook request: text for people in a chat, and the events for programs. */
import { toSingleLine } from "../../../http/redact.js";
import { sanitizeForTerminal } from "../../output/terminal.js";
import { type CheckEvent, sortEvents } from "./events.js";
import { countKinds, formatSince } from "./format.js";
import { reportVersion } from "./report.js";

/** In characters. Google Chat accepts 4,096, Mattermost 16,383, Slack more. */
const maxTextLength = 4000;

/** Google Chat rejects a body with unknown fields. */
const textOnlyHosts = ["chat.googleapis.com"];

/** The body for the webhook at a URL. */
export function createWebhookBody(events: readonly CheckEvent[], { hostname }: URL): string {
  const text = formatText(events);
  return JSON.stringify(textOnlyHosts.includes(hostname) ? { text } : { text, version: reportVersion, events });
}

/** As many events as fit, most urgent first. */
export function formatText(events: readonly CheckEvent[]): string {
  const title = `Asters: ${countKinds(events)}`;
  const needsReconnecting = events.some(({ kind }) => kind === "expired");
  const end = needsReconnecting ? "\nReconnect expired accounts in the Asters app." : "";
  const lines = sortEvents(events).map(formatLine);
  let text = title;
  for (const [index, line] of lines.entries()) {
    const rest = `\n… and ${lines.length - index} more`;
    if (text.length + line.length + rest.length + end.length + 2 > maxTextLength) return text + rest + end;
    text += `\n${line}`;
  }
  return text + end;
}

function formatLine({ kind, account, provider, workspace, previous_name: previousName, since }: CheckEvent): string {
  const name = previousName === undefined ? quote(account.name) : `${quote(previousName)} to ${quote(account.name)}`;
  return `• ${kind}: ${name} (${quote(provider)}) in ${quote(workspace.name ?? workspace.id)}, ${formatSince(since)}`;
}

/** Escapes a name, which strangers may have chosen: it must not mention anyone, link anywhere or look like another line. */
function quote(text: string): string {
  const zeroWidthSpace = "\u200b";
  return sanitizeForTerminal(toSingleLine(text, 80))
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/@|:(?=\/\/)|\](?=\()/g, `$&${zeroWidthSpace}`);
}
