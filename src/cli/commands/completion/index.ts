import { exitCode } from "../../exit-codes.js";
import type { DefineCommand } from "../index.js";

const help = `
Add one of these to your shell's startup file:
  bash  ~/.bashrc                   source <(asters completion bash)
  zsh   ~/.zshrc, after compinit    source <(asters completion zsh)
  fish  ~/.config/fish/config.fish  asters completion fish | source`;

export const defineCompletion: DefineCommand = (program, { context, action }) => {
  program
    .command("completion")
    .description("print a shell completion script")
    .addArgument(program.createArgument("<shell>").choices(["bash", "zsh", "fish"]))
    .addHelpText("after", help)
    .action(
      action(async (shell: string) => {
        const { completionScripts } = await import("./scripts.js");
        await context.output.write(completionScripts[shell] as string);
        return exitCode.done;
      }),
    );
  // What the scripts run on each tab.
  program.command("complete [words...]", { hidden: true }).action(
    action(async (words: string[]) => {
      const { complete } = await import("./complete.js");
      await context.output.write(
        complete(program, words)
          .map((line) => `${line}\n`)
          .join(""),
      );
      return exitCode.done;
    }),
  );
};
