import { parseArgs } from "node:util";
import { apiKeyHint } from "../../generated/constants.js";
import { specURL } from "../openapi/path.ts";
import { readSpec } from "../openapi/spec.ts";
import { type CheckOptions, type CheckResult, check } from "./check.ts";
import { type ScenarioSet, scenarioSets, startFakeServer } from "./fake-server/server.ts";
import { exitCode, exitCodes, toMarkdown, toText } from "./report.ts";

const usage = `npm run drift -- [workspace-id...] [options]

Compares the API's responses with openapi/openapi.yaml. Without ids, uses all workspaces that the API lists.

  --format text|markdown         Markdown fits into an issue on GitHub (default: text)
  --keep-har FILE                keep the recorded traffic: without secrets, but with your data
  --probe-errors                 also send requests with a wrong key and unknown ids, to see the errors
  --fake conforming|deviating    use a local server instead of the API; needs neither key nor ids

Environment: ASTERS_API_KEY; ASTERS_BASE_URL overrides the documented base URL
Exit codes: 0 agreement, 1 drift, 2 inconclusive (something could not be read)`;

const formats: Record<string, (check: CheckResult) => string> = { text: toText, markdown: toMarkdown };

interface Output {
  code: number;
  stdout: string;
  stderr: string;
}

interface Context {
  env: NodeJS.ProcessEnv;
  signal?: AbortSignal | undefined;
  spec?: URL;
}

/** Runs the command line. Nothing that it prints is personal. */
export async function run(argv: string[], { env, signal, spec = specURL }: Context): Promise<Output> {
  try {
    const { help, format, fake, workspaceIds, ...parsed } = parse(argv);
    if (help) return { code: 0, stdout: `${usage}\n`, stderr: "" };
    const options = { ...parsed, spec, signal };
    const result = fake
      ? await checkFake(fake, options)
      : await check({ ...options, workspaceIds, client: readEnvironment(env) });
    return { code: exitCode(result), stdout: format(result), stderr: "" };
  } catch (error) {
    return { code: exitCodes.inconclusive, stdout: "", stderr: `${(error as Error).message}\n` };
  }
}

/**
 * A signal that aborts when the process is interrupted. The process does not end immediately, so that it can remove its
 * temporary files and end Redocly.
 */
export function abortOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => controller.abort(new Error("Interrupted")));
  return controller.signal;
}

function parse(argv: string[]) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      format: { type: "string", default: "text" },
      "keep-har": { type: "string" },
      "probe-errors": { type: "boolean" },
      fake: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  return {
    help: values.help,
    format: formats[oneOf("--format", formats, values.format)] as (check: CheckResult) => string,
    fake: values.fake === undefined ? undefined : (oneOf("--fake", scenarioSets, values.fake) as ScenarioSet),
    workspaceIds: positionals,
    keepHAR: values["keep-har"],
    probeErrors: values["probe-errors"],
  };
}

function oneOf(option: string, choices: object, choice: string): string {
  if (Object.hasOwn(choices, choice)) return choice;
  throw new TypeError(`${option} must be ${Object.keys(choices).join(" or ")}, not ${choice}`);
}

async function checkFake(
  name: ScenarioSet,
  options: Omit<CheckOptions, "workspaceIds" | "client">,
): Promise<CheckResult> {
  const { url, workspaceIds, close } = await startFakeServer(await readSpec(options.spec), scenarioSets[name]);
  return check({ ...options, workspaceIds, client: { apiKey: "key-for-the-fake", baseUrl: url } }).finally(close);
}

function readEnvironment({
  ASTERS_API_KEY: apiKey,
  ASTERS_BASE_URL: baseUrl,
}: NodeJS.ProcessEnv): CheckOptions["client"] {
  if (apiKey) return { apiKey, baseUrl: baseUrl || undefined };
  throw new TypeError(
    `ASTERS_API_KEY is not set. ${apiKeyHint}\nTo try it without a key: npm run drift -- --fake deviating`,
  );
}
