import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";

/**
 * From now on, no child process outlives this one, however it ends. Vitest does not hand out the processes that it runs
 * tests in, and one in an endless loop would go on for ever.
 */
export function endWithChildren(): void {
  const children = new Set<ChildProcess>();
  subscribe("child_process", (message) => {
    const { process: child } = message as { process: ChildProcess };
    children.add(child);
    child.once("exit", () => children.delete(child));
  });
  process.once("exit", () => {
    for (const child of children) child.kill("SIGKILL");
  });
  process.once("SIGINT", () => process.exit());
  process.once("SIGTERM", () => process.exit());
}
