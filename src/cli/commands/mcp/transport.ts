import { PassThrough, type Readable, Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import type { DataOutput } from "../../output/data-output.js";
import { escapeInJSON } from "../../output/json.js";
import { invisibleToPeople } from "../../output/unsafe-characters.js";

export interface StdioTransport extends StdioServerTransport {
  /** Resolves when the connection is closed, and everything sent has been flushed, or the write has failed. */
  closed: Promise<void>;
}

/** A transport that also ends when standard output is closed, and never writes an invisible character. */
export function createStdioTransport(input: Readable, output: DataOutput): StdioTransport {
  // The end of the input aborts requests. Those that need nothing from the API have their responses by then, so that
  // `asters mcp < messages.jsonl` works.
  const messages = new PassThrough({ flush: (done) => void setImmediate(done) });
  pipeline(input, messages).catch(() => {});
  const lines = new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      output.write(escapeInvisible(line)).then(() => done(output.failure));
    },
  });
  return new (class extends StdioServerTransport implements StdioTransport {
    readonly closed: Promise<void> = finished(lines).catch(() => {});

    override async close() {
      await super.close();
      messages.destroy();
      lines.end();
    }
  })(messages, lines);
}

/** Escapes characters of JSON that people do not see. The result parses to the same value. */
export function escapeInvisible(json: string): string {
  return escapeInJSON(json, invisibleToPeople);
}
