import { parseArgs } from "node:util";
import { type Check, type CheckOptions, check } from "./check.ts";
import { exitCode, exitCodes, toMarkdown, toText } from "./report.ts";
import { type StandInName, standIns, startStandIn } from "./stand-in.ts";

const usage = `npm run drift -- <workspace-id>... [options]

  --format text|markdown         Markdown is for a comment on GitHub (default: text)
  --keep-har FILE                leave the recorded traffic there, without secrets, but with your data
  --probe-errors                 ask, too, with a wrong key and for no known workspace, to see such failures
  --stand-in agreeing|drifting   ask a local stand-in instead of the API; needs neither key nor ids

Environment: ASTERS_API_KEY; ASTERS_BASE_URL, if it is not the documented one
Exit code: 0 agreement, 1 drift, 2 not known, since something could not be checked`;

const document = new URL("../../openapi/openapi.yaml", import.meta.url);
const formats: Record<string, (check: Check) => string> = { text: toText, markdown: toMarkdown };

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command line; nothing that it prints is personal. */
export async function run(argv: string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  try {
    const { help, format, standIn, workspaceIds, shared } = parse(argv);
    if (help) return { code: 0, stdout: `${usage}\n`, stderr: "" };
    const result = standIn
      ? await checkStandIn(standIn, shared)
      : await check({ ...shared, ...fromEnvironment(workspaceIds, env) });
    return { code: exitCode(result), stdout: format(result), stderr: "" };
  } catch (error) {
    return { code: exitCodes.unknown, stdout: "", stderr: `${(error as Error).message}\n` };
  }
}

type Shared = Omit<CheckOptions, "workspaceIds" | "client">;

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
  const shared: Shared = { document, keepHAR: values["keep-har"], probeErrors: values["probe-errors"] };
  const format = formats[oneOf("--format", formats, values.format)] as (check: Check) => string;
  const standIn = values["stand-in"] && (oneOf("--stand-in", standIns, values["stand-in"]) as StandInName);
  return { help: values.help, format, standIn, workspaceIds: positionals, shared };
}

function oneOf(option: string, choices: object, choice: string): string {
  if (Object.hasOwn(choices, choice)) return choice;
  throw new TypeError(`${option} takes ${Object.keys(choices).join(" or ")}, not ${choice}`);
}

async function checkStandIn(name: StandInName, shared: Shared): Promise<Check> {
  const { url, workspaceIds, close } = await startStandIn(standIns[name]);
  return check({ ...shared, workspaceIds, client: { apiKey: "key-for-the-stand-in", baseUrl: url } }).finally(close);
}

function fromEnvironment(
  workspaceIds: string[],
  env: NodeJS.ProcessEnv,
): Pick<CheckOptions, "workspaceIds" | "client"> {
  const { ASTERS_API_KEY: apiKey, ASTERS_BASE_URL: baseUrl } = env;
  if (!apiKey) {
    throw new TypeError(
      "ASTERS_API_KEY is not set. Make a key in the Asters app: Settings, workspace, API, Generate API key.\n" +
        "Without one, try a stand-in of the API: npm run drift -- --stand-in drifting",
    );
  }
  if (workspaceIds.length === 0) throw new TypeError(`Which workspaces?\n\n${usage}`);
  return { workspaceIds, client: { apiKey, baseUrl: baseUrl || undefined } };
}
