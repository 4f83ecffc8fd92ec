import { type Answer, toAnswer } from "../../scripts/drift/answers.ts";
import { askableOperations, type OpenAPI, type Operation } from "../../scripts/drift/document.ts";
import { toEntry } from "../../scripts/drift/har.ts";

interface Recorded {
  status?: number;
  headers?: Record<string, string>;
  /** JSON, unless it is a string. */
  body?: unknown;
}

/** An answer to the document's operation, as `npm run drift` has recorded it. */
export function recordedAnswer(document: OpenAPI, { status = 200, headers, body = "" }: Recorded): Answer {
  const [operation] = askableOperations(document) as [Operation];
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const contentType = text === "" ? {} : { "content-type": "application/json; charset=utf-8" };
  const response = new Response(text, { status, headers: { ...contentType, ...headers } });
  if (text === "") response.headers.delete("content-type");
  const request = new Request("http://127.0.0.1/workspaces/1/socialAccounts");
  return toAnswer(document, { operation, entry: toEntry({ request, response, text }) });
}
