import { operations } from "../../../../generated/operations.js";
import { describeExitCodes } from "../../exit-codes.js";
import { callSyntax } from "../../operations.js";
import { collect, suggestions } from "../../option-parsers.js";
import { addMessageOptions } from "../../output/index.js";
import { addRequestOptions } from "../../session/request-options.js";
import type { DefineCommand } from "../index.js";
import type { CallFlags } from "./run.js";

const help = `
Operations:
${operations.map((operation) => `  ${callSyntax(operation)}`).join("\n")}

The body of the response goes to standard output, even if the request failed.

Examples:
  asters call listSocialAccounts 663b3db7522ef4893db24536
${describeExitCodes()}`;

export const defineCall: DefineCommand = (program, { context, action }) => {
  const operation = program.createArgument("<operation>", "the operationId, as in the OpenAPI spec");
  suggestions.set(
    operation,
    operations.map(({ operationId }) => operationId),
  );
  const command = program
    .command("call")
    .description("call any API operation and print the response body")
    .addArgument(operation)
    .argument("[path-parameter...]", "path parameters, in order")
    .optionsGroup("Parameters:")
    .option("--param <name=value>", "add a query parameter; repeatable", collect)
    .option("--body <json>", "JSON body; @file reads it from a file, - from standard input");
  addRequestOptions(command, { canValidate: false });
  addMessageOptions(command.optionsGroup("Output:"))
    .addHelpText("after", help)
    .action(
      action(async (operationId: string, args: string[], flags: CallFlags) => {
        return (await import("./run.js")).callOperation(operationId, args, flags, context);
      }),
    );
};
