import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { answering } from "../helpers/accounts.ts";
import { installCommand } from "../helpers/installed.ts";
import { listen } from "../helpers/server.ts";

const asters = installCommand();

/** Clears the line that was typed so far. */
const controlU = "\u0015";

const shells: Record<string, [command: string, setUp: string]> = {
  bash: ["bash --norc -i", "source <(asters completion bash)"],
  zsh: ["zsh -f -i", "autoload -Uz compinit; compinit -u; source <(asters completion zsh)"],
  fish: ["fish --no-config --interactive", "asters completion fish | source"],
};

test.each(Object.entries(shells))("a tab in %s completes flags, and runs nothing", async (name, [command, setUp]) => {
  await using server = await listen(answering());
  const keys = [
    `${setUp}\n`,
    `asters accounts $(touch run-by-${name}) --ex\t${controlU}`,
    "asters acc\tws1 --expi\t--js\t--prov\tx\t\n",
    "exit\n",
  ].join("");
  const env = { ASTERS_API_KEY: "sk-0123456789", ASTERS_BASE_URL: server.url, HOME: asters.project, TERM: "xterm" };
  const { ended } = asters.shell(`script --quiet --return --command "${command}" /dev/null`, env, keys);
  const { stdout } = await ended;

  const [json] = /^\[\r?\n.*^\]/ms.exec(stdout) ?? [stdout];
  expect(JSON.parse(json)).toMatchObject([{ provider: "x", workspace_id: "ws1" }]);
  expect(existsSync(join(asters.project, `run-by-${name}`))).toBe(false);
});
