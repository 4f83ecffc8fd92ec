/** What `asters completion` prints, and what the scripts that it prints ask for. */
import { type Complete, RootCommand } from "@bomb.sh/tab";
import type { Command } from "commander";
import { knownProviders } from "./program.js";

/**
 * The scripts that shells are to load. Those of the library evaluate the words on the command line, so that a tab runs
 * what stands there in `$(…)`, and that for bash needs another package; these hand the words over as they are.
 */
const scripts: Record<string, string> = {
  bash: `# bash completion for asters
__asters_complete() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    [[ $line == :* ]] || COMPREPLY+=("\${line%%$'\\t'*}")
  done < <(asters complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F __asters_complete asters
`,
  zsh: `#compdef asters
_asters() {
  local line
  local -a offered
  for line in \${(f)"$(asters complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)"}; do
    [[ $line == :* ]] || offered+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  if (( $#offered )); then _describe -V asters offered; else _files; fi
}
compdef _asters asters
`,
  fish: `# fish completion for asters
function __asters_complete
  set -l words (commandline -opc) (commandline -ct)
  asters complete -- $words[2..] 2>/dev/null | string match --invert ':*'
end
complete -c asters -n '__asters_complete | string length -q' -f -a '(__asters_complete)'
`,
};

export function completionScript(shell: string): string {
  return scripts[shell] as string;
}

/** What may stand for the last of the words: a line each, with a description behind a tab. */
export function complete(program: Command, words: readonly string[]): string {
  const root = new RootCommand();
  const help = program.createHelp();
  for (const command of help.visibleCommands(program)) {
    const described = root.command(command.name(), command.description());
    for (const { long, required, description, argChoices } of help.visibleOptions(command)) {
      const name = long?.slice(2) as string;
      const values = argChoices ?? (name === "provider" ? knownProviders : []);
      required ? described.option(name, description, suggest(values)) : described.option(name, description);
    }
    for (const argument of command.registeredArguments) {
      described.argument(argument.name(), suggest(argument.argChoices ?? []), argument.variadic);
    }
  }
  return printed(() => root.parse([...words]));
}

function suggest(values: readonly string[]) {
  return (offer: Complete) => {
    for (const value of values) offer(value, "");
  };
}

/** What the library prints, which it does through the console and at once. */
function printed(run: () => void): string {
  const { log } = console;
  const lines: string[] = [];
  console.log = (line: string) => lines.push(line);
  try {
    run();
  } finally {
    console.log = log;
  }
  return lines.map((line) => `${line}\n`).join("");
}
