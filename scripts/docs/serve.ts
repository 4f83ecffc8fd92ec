/** Serves the page on loopback, renders it again when the spec is saved, and reloads open pages. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { watchSaves } from "../watch.ts";
import { renderDocs } from "./render.ts";

export interface DocsServer {
  url: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  specPath: string;
  /** 0 takes any free port. */
  port: number;
  /** Called with the reason if a save cannot be rendered. The last good page stays. */
  onFailure: (reason: string) => void;
}

export async function serve({ specPath, port, onFailure }: ServeOptions): Promise<DocsServer> {
  const closing = new AbortController();
  const page = new LivePage(await renderDocs(specPath));
  const server = createServer(({ url }, response) => handle(page, url, response));
  await once(server.listen(port, "127.0.0.1"), "listening");

  const stopWatching = watchSaves([specPath], async () => {
    try {
      page.replace(await renderDocs(specPath, closing.signal));
    } catch (error) {
      if (!closing.signal.aborted) onFailure((error as Error).message);
    }
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      closing.abort();
      stopWatching();
      return closeServer(server);
    },
  };
}

/** The last good page, and the browsers that wait for the next. */
class LivePage {
  readonly #waiting = new Set<ServerResponse>();
  #html: string;

  constructor(html: string) {
    this.#html = html;
  }

  get #version(): string {
    return createHash("sha256").update(this.#html).digest("hex");
  }

  replace(html: string): void {
    this.#html = html;
    for (const response of this.#waiting) this.#reload(response);
  }

  /** The snippet is added here, so that the file that `npm run docs` writes never makes a request. */
  send(response: ServerResponse): void {
    const listen = `new EventSource("/changes/${this.#version}").onmessage = () => location.reload();`;
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("cache-control", "no-store");
    response.end(this.#html.replace(/<\/body>\s*<\/html>\s*$/, () => `<script>${listen}</script></body></html>`));
  }

  /** Reloads a page immediately if it was outdated while it loaded, or comes from before a restart. */
  wait(version: string, response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).flushHeaders();
    this.#waiting.add(response);
    response.once("close", () => this.#waiting.delete(response));
    if (version !== this.#version) this.#reload(response);
  }

  #reload(response: ServerResponse): void {
    response.write("data: reload\n\n");
  }
}

function handle(page: LivePage, url = "/", response: ServerResponse): void {
  const pathname = url.replace(/[?#].*$/s, "");
  if (pathname === "/") page.send(response);
  else if (pathname.startsWith("/changes/")) page.wait(pathname.slice("/changes/".length), response);
  else response.writeHead(404).end();
}

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
