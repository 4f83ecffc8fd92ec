import { createHash } from "node:crypto";
import { html, Markup } from "./markup.js";

export interface Page {
  title: string;
  /** Our own CSS and JavaScript. They are not escaped, so they must contain no untrusted text. */
  style: string;
  script: string;
  /** Whether images may be loaded from the web. Without them, the page can send no request at all. */
  allowImages: boolean;
}

/** The head of a self-contained page, up to `<body>`. */
export function pageStart({ title, style, script, allowImages }: Page): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hash(style)}'`,
    `script-src '${hash(script)}'`,
    ...(allowImages ? ["img-src https:"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
`.html;
}

/** The closing part of the page, with its script. */
export function pageEnd({ script }: Page): string {
  return html`<script>${new Markup(script)}</script>
</body>
</html>
`.html;
}

/** @see https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
