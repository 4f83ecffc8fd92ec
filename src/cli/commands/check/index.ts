import { InvalidArgumentError, Option } from "commander";
import { describeExitCodes, exitCode } from "../../exit-codes.js";
import { parseInteger, suggestions } from "../../option-parsers.js";
import { addMessageOptions } from "../../output/index.js";
import { addConcurrencyOption, addRequestOptions } from "../../session/request-options.js";
import type { DefineCommand } from "../index.js";
import { eventKinds } from "./event-kinds.js";
import type { CheckFlags } from "./run.js";

const help = `
The first run, and the first check of a workspace, set a baseline: accounts that
are expired are reported, and nothing is reported as added. Later runs report
each change once: expired, reconnected, added, removed, renamed.

A workspace that fails keeps its last known accounts. A response that lacks a
known account, or does not match the OpenAPI spec, is confirmed by a second
request. --confirm 3 reports a change only after three consecutive checks of a
workspace have seen it; failed checks are ignored.

The next run repeats undelivered events with the same ids. There is no warning
before an account expires: the API gives no expiration date.

--json prints an object with version, checked_at, previous_run_at, events,
expired, not_checked, list_error and totals; --ndjson prints only the events.
New members may be added; a breaking change raises version.

Environment:
  ASTERS_WEBHOOK_URL  webhook that gets the events, as { "text", "version",
                      "events" }. Chat services display "text". Must be https
                      (http on loopback only); redirects are not followed. To
                      keep it out of the environment, pass --webhook-file.

Examples:
  asters check --state state.json
  asters check --state state.json "Client A" 663b3db7522ef4893db24536
  asters check --state state.json --json | jq '.events[]'
  asters check --state state.json --markdown >> "$GITHUB_STEP_SUMMARY"
${describeExitCodes({
  [exitCode.done]: "no event listed in --fail-on",
  [exitCode.failed]:
    "a workspace could not be checked, the events could not be delivered, or\n       the state cannot be used",
  [exitCode.found]: "at least one event listed in --fail-on",
})}`;

export const defineCheck: DefineCommand = (program, { context, action }) => {
  const formats = ["json", "ndjson", "markdown", "openmetrics"];
  const format = (name: string, description: string) =>
    new Option(`--${name}`, description).conflicts(formats.filter((other) => other !== name));
  const failOn = new Option("--fail-on <kinds>", "exit with 3 on these events (comma-separated), or none");
  suggestions.set(failOn, [...eventKinds, "none"]);
  const command = program
    .command("check")
    .description("report what has changed since the last run")
    .argument("[workspace...]", "ids or names; default: all workspaces")
    .requiredOption("--state <file>", "file that keeps what is known between runs")
    .option("--confirm <number>", "how many consecutive checks must see a change", parseInteger(1, 100), 1)
    .addOption(failOn.argParser(parseKinds).default(["expired"], "expired"))
    .option("--webhook-file <file>", "file that contains the URL of a webhook")
    .addOption(new Option("--webhook [url]").hideHelp())
    .addOption(new Option("--webhook-url [url]").hideHelp())
    .optionsGroup("Output:")
    .addOption(format("json", "the whole report as one JSON object"))
    .addOption(format("ndjson", "one JSON object per event"))
    .addOption(format("markdown", "a report for a job summary or an issue"))
    .addOption(format("openmetrics", "metrics, for the textfile collector of Prometheus"));
  addMessageOptions(command).option("--quiet", "suppress the summary");
  addConcurrencyOption(addRequestOptions(command, { canValidate: false }))
    .addHelpText("after", help)
    .action(
      action(async (workspaces: string[], flags: CheckFlags) =>
        (await import("./run.js")).check(workspaces, flags, context),
      ),
    );
};

function parseKinds(text: string): CheckFlags["failOn"] {
  const names = text.split(",").map((name) => name.trim().toLowerCase());
  if (names.length === 1 && names[0] === "none") return [];
  return names.map((name) => {
    const kind = eventKinds.find((kind) => kind === name);
    if (kind === undefined) throw new InvalidArgumentError(`Expected none, or some of ${eventKinds.join(",")}.`);
    return kind;
  });
}
