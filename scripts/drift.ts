/**
 * `npm run drift -- <workspace-id>...`: how the API's answers differ from the document. It asks with our own client, with
 * the key and base URL of the environment.
 */
import { run } from "./drift/command.ts";

// So that a temporary file does not outlive the command.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(2));

const { code, stdout, stderr } = await run(process.argv.slice(2), process.env);
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code;
