import { expect, test } from "vitest";
import { createRecorder, toEntry } from "../../../../../scripts/drift/record/har.ts";

const init = { redirect: "manual", signal: new AbortController().signal } as const;
const respond = async () => new Response('{"a": 1}', { status: 201, headers: { "content-type": "application/json" } });

test("records a request with its body, and the response", async () => {
  const recorder = createRecorder(respond);
  const headers = { "content-type": "application/json" };
  const body = '{"name":"Jörg"}';
  const response = await recorder.fetch("http://127.0.0.1/a?b=c", { ...init, method: "POST", headers, body } as never);
  expect(await response.text()).toBe('{"a": 1}');
  const [exchange] = recorder.exchanges;
  expect(exchange && toEntry(exchange)).toMatchObject({
    request: {
      method: "POST",
      url: "http://127.0.0.1/a?b=c",
      bodySize: 16,
      postData: { mimeType: "application/json", text: body },
    },
    response: { status: 201, content: { mimeType: "application/json", text: '{"a": 1}', size: 8 } },
  });
});

test("records the body of a Request, which can still be sent", async () => {
  const sent: string[] = [];
  const recorder = createRecorder(async (input) => {
    sent.push(await (input as Request).text());
    return respond();
  });
  const request = new Request("http://127.0.0.1/", { method: "POST", body: "a" });
  await recorder.fetch(request, { ...init, method: "POST", headers: {} });
  expect([sent, recorder.exchanges[0]?.requestText]).toEqual([["a"], "a"]);
});

test("an entry has no postData if no body was sent", async () => {
  const recorder = createRecorder(respond);
  await recorder.fetch("http://127.0.0.1/", { ...init, method: "GET", headers: {} });
  expect(recorder.exchanges.map(toEntry)[0]?.request).not.toHaveProperty("postData");
});
