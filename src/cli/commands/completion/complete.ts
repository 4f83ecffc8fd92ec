import type { Argument, Command, Option } from "commander";
import { suggestions } from "../../option-parsers.js";

/** The position of the word being completed. */
interface Position {
  command: Command;
  /** The words before it that are neither commands nor options. */
  args: string[];
  /** The option whose value it is. */
  option: Option | undefined;
  /** Whether `--` precedes it, so that the rest are arguments. */
  optionsEnded: boolean;
}

/** Completes the last word: one candidate per line, each followed by a tab and its description. */
export function complete(program: Command, words: readonly string[]): string[] {
  const current = words.at(-1) ?? "";
  const position = parsePosition(program, words.slice(0, -1));
  return candidates(position, current).filter((candidate) => candidate.startsWith(current));
}

function candidates({ command, args, option, optionsEnded }: Position, current: string): string[] {
  if (option) return valuesOf(option);
  if (current.startsWith("-") && !optionsEnded) {
    const [, flag] = /^(.+?)=/.exec(current) ?? [];
    return flag === undefined ? optionsOf(command) : valuesOf(findOption(command, flag), `${flag}=`);
  }
  const { registeredArguments } = command;
  const argument = registeredArguments[args.length] ?? registeredArguments.find(({ variadic }) => variadic);
  if (argument) return valuesOf(argument);
  const isHelp = args.length === 1 && args[0] === "help";
  return args.length === 0 || isHelp ? commandsOf(command).filter((line) => !isHelp || !line.startsWith("help\t")) : [];
}

function parsePosition(program: Command, words: readonly string[]): Position {
  const position: Position = { command: program, args: [], option: undefined, optionsEnded: false };
  for (const word of words) {
    const { command, args, option, optionsEnded } = position;
    const subcommand = args.length === 0 ? command.commands.find((command) => command.name() === word) : undefined;
    position.option = undefined;
    if (option) continue;
    if (word.startsWith("-") && word !== "-" && !optionsEnded) {
      position.optionsEnded = word === "--";
      position.option = findOption(command, word);
    } else if (subcommand) position.command = subcommand;
    else args.push(word);
  }
  return position;
}

/** The option of a flag, if it takes a value. */
function findOption(command: Command, flag: string): Option | undefined {
  return command.options.find(({ long, required }) => long === flag && required);
}

function valuesOf(source: Option | Argument | undefined, prefix = ""): string[] {
  const values = source && (source.argChoices ?? suggestions.get(source));
  return (values ?? []).map((value) => `${prefix}${value}\t`);
}

function optionsOf(command: Command): string[] {
  const options = command.createHelp().visibleOptions(command);
  return options.map(({ long, description }) => `${long}\t${description}`);
}

function commandsOf(command: Command): string[] {
  const commands = command.createHelp().visibleCommands(command);
  return commands.map((subcommand) => `${subcommand.name()}\t${subcommand.description()}`);
}
