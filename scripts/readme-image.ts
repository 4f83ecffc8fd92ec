/** `npm run readme:image` draws what the command prints in a terminal, for the README. */
import { writeFile } from "node:fs/promises";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { startMock } from "../src/cli/commands/mock/server.ts";
import { run } from "../src/cli/run.ts";
import { isMain } from "./run-script.ts";

export const imageURL = new URL("../.github/asters.svg", import.meta.url);

const commands = [["status"], ["accounts", "--expired"]];

const columns = 80;
/** The size of a character, in pixels. */
const [width, height] = [8.4, 20];
const margin = 16;

/** Runs a command, and returns what it leaves on a terminal: both streams, with colors. */
async function runInTerminal(argv: string[], baseUrl: string): Promise<string[]> {
  const output = Object.assign(new PassThrough(), { isTTY: true, columns });
  const env = { ASTERS_API_KEY: "any", ASTERS_BASE_URL: baseUrl, TERM: "xterm" };
  const stdin = new PassThrough();
  await run(argv, { stdin, stdout: output, stderr: output, env, signal: new AbortController().signal });
  const lines = (await text(output.end())).trimEnd().split("\n");
  // A progress bar is erased before anything else is printed in its place.
  return lines.map((line) => line.split("\x1b[K").pop() as string);
}

/** The lines of a terminal in which the commands were run. */
async function recordSession(): Promise<string[]> {
  const mock = await startMock({ port: 0, host: "127.0.0.1" }, () => {});
  const lines: string[] = [];
  for (const argv of commands) {
    const output = await runInTerminal(argv, mock.url);
    lines.push(`\x1b[2m$\x1b[22m asters ${argv.join(" ")}`, ...output, "");
  }
  await mock.close();
  return lines.slice(0, -1);
}

const styles: Record<string, string> = { 1: ' font-weight="bold"', 2: ' opacity="0.6"', 31: ' fill="#ff7b72"' };

const colorCode = new RegExp(`${String.fromCharCode(27)}\\[(\\d+)m`);

/** Draws a line as SVG text, with each word at its column whatever the font is. */
function toSVG(line: string, row: number): string {
  let column = 0;
  let style = "";
  const words = line.split(colorCode).flatMap((piece, index) => {
    if (index % 2 === 1) {
      style = styles[piece] ?? "";
      return [];
    }
    return piece.split(/( +)/).map((word) => {
      const [x, length] = [margin + column * width, word.length * width];
      column += word.length;
      const place = `x="${x.toFixed(1)}" textLength="${length.toFixed(1)}"`;
      return word.trim() === "" ? "" : `<tspan ${place}${style}>${escapeXML(word)}</tspan>`;
    });
  });
  return `<text y="${margin + (row + 0.75) * height}">${words.join("")}</text>`;
}

function escapeXML(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

export async function drawImage(): Promise<string> {
  const lines = await recordSession();
  const [w, h] = [Math.ceil(columns * width + 2 * margin), lines.length * height + 2 * margin];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img">
<title>asters status and asters accounts in a terminal</title>
<rect width="${w}" height="${h}" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="#e6edf3">
${lines.map(toSVG).join("\n")}
</g>
</svg>
`;
}

if (isMain(import.meta.url)) await writeFile(imageURL, await drawImage());
