import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { respondWith, workspaceOf } from "../helpers/accounts.ts";
import { installCommand } from "../helpers/install-command.ts";
import { listen } from "../helpers/server.ts";

const asters = installCommand();

/** Clears the line that was typed so far. */
const controlU = "\u0015";

const shells: Record<string, [command: string, setUp: string]> = {
  bash: ["bash --norc -i", "source <(asters completion bash)"],
  "bash that splits words at spaces only": ["bash --norc -i", "source <(asters completion bash); COMP_WORDBREAKS=' '"],
  zsh: ["zsh -f -i", "autoload -Uz compinit; compinit -u; source <(asters completion zsh)"],
  fish: ["fish --no-config --interactive", "asters completion fish | source"],
};

/** Types lines into an interactive shell; returns what it showed, and the workspaces that the command requested. */
async function type([command, setUp]: [string, string], ...lines: string[]) {
  const workspaces: string[] = [];
  await using server = await listen((request, response) => {
    workspaces.push(workspaceOf(request.url));
    respondWith()(request, response);
  });
  const keys = [setUp, ...lines, "exit"].map((line) => `${line}\n`).join("");
  const env = { ASTERS_API_KEY: "sk-0123456789", ASTERS_BASE_URL: server.url, HOME: asters.project, TERM: "xterm" };
  const { ended } = asters.shell(`script --quiet --return --command "${command}" /dev/null`, env, keys);
  const { stdout } = await ended;
  return { stdout, workspaces };
}

/** The JSON array that the command printed. */
function printedJSON(stdout: string): unknown {
  const [json] = /^\[\r?\n.*^\]/ms.exec(stdout) ?? [stdout];
  return JSON.parse(json);
}

describe.each(Object.entries(shells))("a tab in %s", (name, shell) => {
  test("completes commands and options and evaluates nothing", async () => {
    const file = `run-by-${name.replace(/\W/g, "-")}`;
    const { stdout } = await type(
      shell,
      `asters accounts $(touch ${file}) --ex\t${controlU}`,
      "asters acc\tws1 --expi\t--js\t--prov\tx\t",
    );
    expect(printedJSON(stdout)).toMatchObject([{ provider: "x", workspace_id: "ws1" }]);
    expect(existsSync(join(asters.project, file))).toBe(false);
  });

  test("completes --option=value", async () => {
    const { stdout } = await type(shell, "asters accounts ws1 --json --provider=ins\t --sort=na\t");
    expect(printedJSON(stdout)).toMatchObject([{ provider: "instagram" }]);
  });

  test("completes the command after help", async () => {
    const { stdout } = await type(shell, "asters help acc\t");
    expect(stdout).toContain("Usage: asters accounts");
  });

  test("offers no option after --", async () => {
    const { workspaces } = await type(shell, "asters accounts --json -- --expi\t");
    expect(workspaces).toEqual(["--expi"]);
  });
});
