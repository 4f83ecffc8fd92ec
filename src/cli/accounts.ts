/** `asters accounts`: asks for the accounts of workspaces, and gives them out. */
import { baseURL } from "./base-url.js";
import { createPaint } from "./colour.js";
import { type ExitCode, UsageError } from "./exit-code.js";
import { createWriter, type FormatFlags } from "./formats.js";
import { createGate } from "./gate.js";
import { readIds } from "./ids.js";
import type { IO } from "./io.js";
import { readKey } from "./key.js";
import { createLister, type RequestFlags } from "./lister.js";
import { createDataOutput } from "./output.js";
import { createProgress } from "./progress.js";
import { report } from "./report.js";
import { checkRetryFile } from "./retry-file.js";
import { type Selection, select } from "./select.js";
import { createStop, type Stop } from "./stop.js";
import { type Outcome, sweep } from "./sweep.js";
import { createTalk, type Talk } from "./talk.js";
import { count, createTally, type Tally } from "./tally.js";
import type { Write, Writer } from "./writer.js";

export interface AccountsFlags extends FormatFlags, RequestFlags, Selection {
  concurrency: number;
  failOnExpired?: boolean;
  retryFile?: string;
  verbose?: boolean;
  color: boolean;
}

/** What is asked, as far as it can be checked before any request. */
interface Question {
  ids: string[];
  duplicates: number;
  key: string;
  flags: AccountsFlags;
}

/** How often a workspace of several is asked again after a 429 that the client has given up on. */
const patience = 3;

export async function accounts(given: readonly string[], flags: AccountsFlags, io: IO): Promise<ExitCode> {
  const question = await readQuestion(given, flags, io);
  const { ids, duplicates } = question;
  const stop = createStop(io.signal);
  const output = createDataOutput(io.stdout, () => stop.now("closed"));
  const talk = createRunTalk(question, io);
  const outcomes = await ask(question, io, stop, talk);
  const writer = await createRunWriter(question, io, output.write, talk);

  const tally = await giveOut(outcomes, writer, flags);
  talk.end();
  await writer.end();
  const { failOnExpired = false, retryFile, provider: asked = [] } = flags;
  const ended = { tally, workspaces: ids.length, duplicates, stop, output, failOnExpired, retryFile, asked };
  return report({ ...ended, say: talk.say });
}

async function readQuestion(given: readonly string[], flags: AccountsFlags, io: IO): Promise<Question> {
  const { ids, duplicates } = await readIds(given, io.stdin, io.signal);
  const key = await readKey(io.env);
  if (ids.includes(key)) {
    throw new UsageError("one of the workspace ids is the API key. Give the id; the key is in ASTERS_API_KEY already");
  }
  if (flags.retryFile !== undefined) await checkRetryFile(flags.retryFile);
  return { ids, duplicates, key, flags };
}

function createRunTalk({ ids, key, flags }: Question, { stdout, stderr, env }: IO): Talk {
  // Lines of data and a progress bar on one terminal would overwrite each other.
  const isShared = !!flags.ndjson && !!stdout.isTTY;
  return createTalk({
    stderr,
    progress: createProgress(isShared ? 0 : ids.length, stderr, env),
    paint: createPaint(stderr, env, flags.color),
    baseUrl: baseURL(flags.baseUrl, env),
    key,
    verbose: flags.verbose ?? false,
  });
}

async function ask({ ids, key, flags }: Question, io: IO, stop: Stop, talk: Talk): Promise<AsyncIterable<Outcome>> {
  const gate = createGate((wait) => {
    if (wait >= 1000) talk.say(`The API asks to slow down: no new request for ${Math.round(wait / 1000)} s`);
  });
  const list = await createLister(key, baseURL(flags.baseUrl, io.env), flags, io.env, (event) => {
    talk.attempted(event);
    if (event.status === 429) gate.close(event.delay ?? 0);
  });
  return sweep(ids, {
    list,
    gate,
    concurrency: flags.concurrency,
    patience: ids.length > 1 && flags.retries > 0 ? patience : 0,
    inOrder: !flags.ndjson,
    signal: stop.signal,
    stop: () => stop.now("unauthorized"),
    arrived: talk.arrived,
  });
}

function createRunWriter({ ids, flags }: Question, { stdout, env }: IO, write: Write, talk: Talk): Promise<Writer> {
  return createWriter(write, flags, {
    width: stdout.columns || Number(env["COLUMNS"]) || 80,
    withWorkspace: ids.length > 1,
    paint: createPaint(stdout, env, flags.color),
    onDropped: (titles) => talk.say(`No room for: ${titles.join(", ")}`),
  });
}

async function giveOut(outcomes: AsyncIterable<Outcome>, writer: Writer, selection: Selection): Promise<Tally> {
  const tally = createTally();
  for await (const outcome of outcomes) {
    const shown = outcome.state === "listed" ? select(outcome.accounts, selection) : [];
    count(tally, outcome, shown);
    await writer.write(shown.map((account) => ({ workspaceId: outcome.id, account })));
  }
  return tally;
}
