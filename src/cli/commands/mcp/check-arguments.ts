import { didYouMean } from "../../suggest-names.js";
import type { Arguments } from "./tool-call.js";
import type { ServedTool } from "./tools.js";
import { createValidator } from "./validator.js";

/** Returns a function that says what is wrong with arguments; undefined if nothing. */
export function createArgumentsCheck(): (tool: ServedTool, args: Arguments) => string | undefined {
  const validate = createValidator();
  return ({ inputSchema }, args) => {
    const known = Object.keys(inputSchema.properties);
    // A misspelled filter would otherwise be ignored, and the list taken for a filtered one.
    const unknown = Object.keys(args).find((name) => !known.includes(name));
    return unknown === undefined ? validate(inputSchema, args) : describeUnknown(unknown, known);
  };
}

function describeUnknown(name: string, known: readonly string[]): string {
  const hint = didYouMean(name, known);
  return `there is no argument ${JSON.stringify(name.slice(0, 60))}.${hint && ` ${hint}`} Known: ${known.join(", ") || "none"}`;
}
