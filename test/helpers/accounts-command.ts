import { answering, workspaceOf } from "./accounts.ts";
import { command, type Setting } from "./command.ts";
import { listen } from "./server.ts";

/** Runs `asters accounts` against a server, and gives the workspaces that it was asked for, too. */
export async function accounts(argv: string[], listener = answering(), setting: Setting = {}) {
  const asked: string[] = [];
  await using server = await listen((request, response) => {
    asked.push(workspaceOf(request.url));
    listener(request, response);
  });
  const env = { ASTERS_BASE_URL: server.url, ...setting.env };
  return { ...(await command(["accounts", ...argv], { ...setting, env })), asked };
}
