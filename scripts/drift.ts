/**
 * `npm run drift -- <workspace-id>...`: how the API's answers differ from the document. It asks with our own client, and
 * the key and base URL of the environment, or a local stand-in of the API. Nothing that it prints is personal.
 */
import { parseArgs } from "node:util";
import { type Check, type CheckOptions, check } from "./drift/check.ts";
import { exitCode, exitCodes, toMarkdown, toText } from "./drift/report.ts";
import { type StandInName, standIns, startStandIn } from "./drift/stand-in.ts";

const usage = `npm run drift -- <workspace-id>... [options]

  --format text|markdown         Markdown is for a comment on GitHub (default: text)
  --keep-har FILE                leave the recorded traffic there, without secrets, but with your data
  --probe-errors                 ask, too, with a wrong key and for no known workspace, to see such failures
  --stand-in agreeing|drifting   ask a local stand-in instead of the API; needs neither key nor ids

Environment: ASTERS_API_KEY; ASTERS_BASE_URL, if it is not the documented one
Exit code: 0 agreement, 1 drift, 2 not known, since something could not be checked`;

const document = new URL("../openapi/openapi.yaml", import.meta.url);
type Shared = Omit<CheckOptions, "workspaceIds" | "client">;
const formats: Record<string, (check: Check) => string> = { text: toText, markdown: toMarkdown };

function parse(argv: string[]) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      format: { type: "string", default: "text" },
      "keep-har": { type: "string" },
      "probe-errors": { type: "boolean" },
      "stand-in": { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  const format = formats[values.format];
  if (!format) throw new TypeError(`--format takes text or markdown, not ${values.format}`);
  const standIn = values["stand-in"];
  if (standIn !== undefined && !(standIn in standIns)) {
    throw new TypeError(`--stand-in takes ${Object.keys(standIns).join(" or ")}, not ${standIn}`);
  }
  return {
    help: values.help,
    format,
    standIn: standIn as StandInName | undefined,
    workspaceIds: positionals,
    shared: { document, keepHAR: values["keep-har"], probeErrors: values["probe-errors"] },
  };
}

async function checkStandIn(name: StandInName, shared: Shared): Promise<Check> {
  const { url, workspaceIds, close } = await startStandIn(standIns[name]);
  return check({ ...shared, workspaceIds, client: { apiKey: "key-for-the-stand-in", baseUrl: url } }).finally(close);
}

function fromEnvironment(workspaceIds: string[]): Pick<CheckOptions, "workspaceIds" | "client"> {
  const { ASTERS_API_KEY: apiKey, ASTERS_BASE_URL: baseUrl } = process.env;
  if (!apiKey) {
    throw new TypeError(
      "ASTERS_API_KEY is not set. Make a key in the Asters app: Settings, workspace, API, Generate API key.\n" +
        "Without one, try a stand-in of the API: npm run drift -- --stand-in drifting",
    );
  }
  if (workspaceIds.length === 0) throw new TypeError(`Which workspaces?\n\n${usage}`);
  return { workspaceIds, client: { apiKey, baseUrl: baseUrl || undefined } };
}

async function main(argv: string[]): Promise<void> {
  const { help, format, standIn, workspaceIds, shared } = parse(argv);
  if (help) {
    console.log(usage);
    return;
  }
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(exitCodes.unknown));
  const result = standIn
    ? await checkStandIn(standIn, shared)
    : await check({ ...shared, ...fromEnvironment(workspaceIds) });
  process.stdout.write(format(result));
  process.exitCode = exitCode(result);
}

await main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = exitCodes.unknown;
});
