/** `asters completion`: the script for a shell, and what the script asks for. */
import { type Complete, RootCommand, script } from "@bomb.sh/tab";
import type { Command } from "commander";
import { knownProviders } from "./program.js";

/** The script that a shell is to load. */
export function completionScript(shell: string): string {
  return printed(() => script(shell, "asters", "asters"));
}

/** What may stand for the last of the words, as the script wants to read it. */
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
