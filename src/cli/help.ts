/** What `--help` says beyond the flags. */
import { defaultBaseUrl } from "../../generated/constants.js";

const exitCodes = `
Exit codes:
  0    done
  1    a request failed, whatever else was found
  2    wrong usage, or no key
  3    expired accounts were found, with --fail-on-expired
  130  interrupted`;

export const programHelp = `
Environment:
  ASTERS_API_KEY       the API key. It is made in the Asters app: Settings,
                       workspace management, API, Generate API key
  ASTERS_API_KEY_FILE  or the file that holds it
  ASTERS_BASE_URL      where the API is, if not at
                       ${defaultBaseUrl}
  NO_COLOR, FORCE_COLOR, TERM and COLUMNS are obeyed.
${exitCodes}`;

export const accountsHelp = `
Data goes to standard output, all else to standard error. A workspace that fails
does not stop the others, unless the key has not worked yet and the answer is
401. When the API answers 429, the whole run waits.

In --csv, a cell that a spreadsheet would run as a formula, for it begins with
= + - @ (or their full-width forms), a tab or a carriage return, gets an
apostrophe before it; ids may begin with -. In --json and --ndjson every text is
as the API gave it.

Examples:
  asters accounts 663b3db7522ef4893db24536
  asters accounts ws1 ws2 ws3 --expired --fail-on-expired
  asters accounts - --json --retry-file failed.txt < ids.txt
  asters accounts - < failed.txt
  asters accounts ws1 --provider tiktok --provider x --sort last-post
${exitCodes}`;

export const mockHelp = `
Any key gets the first example, none gets 401. The header Prefer asks for
another answer, such as "code=500" or "example=empty". Ctrl-C ends it.

Example:
  asters mock --port 4010
  export ASTERS_API_KEY=any ASTERS_BASE_URL=http://127.0.0.1:4010
  asters accounts 663b3db7522ef4893db24536`;

export const completionHelp = `
Put one of these into the start-up file of your shell:
  bash  ~/.bashrc                   source <(asters completion bash)
  zsh   ~/.zshrc, after compinit    source <(asters completion zsh)
  fish  ~/.config/fish/config.fish  asters completion fish | source`;
