import { expect, test } from "vitest";
import { toEntry } from "../../../../../scripts/drift/record/har.ts";
import { redactBody, redactEntry } from "../../../../../scripts/drift/record/redact.ts";

const key = "sk-0123456789/secret+";

test.each<[what: string, body: unknown, redacted: unknown]>([
  ["the key in a string", { error: `Bad key ${key}!` }, { error: "Bad key [redacted]!" }],
  ["the key in a URL", { at: `key=${encodeURIComponent(key)}` }, { at: "key=[redacted]" }],
  ["the key as a name", { [key]: 1 }, { "[redacted]": 1 }],
  [
    "the signature of a URL",
    { picture: "https://a.test/p.jpg?sig=abc&x=1" },
    { picture: "https://a.test/p.jpg?redacted" },
  ],
  [
    "a token in a relative URL",
    { next: "/list?page=2&accessToken=abc" },
    { next: "/list?page=2&accessToken=redacted" },
  ],
  ["a fragment", { link: "see https://a.test/#access_token=1 or" }, { link: "see https://a.test/?redacted or" }],
  ["a password in a URL", { url: "https://me:pw@a.test/p" }, { url: "https://a.test/p" }],
  [
    "a token by its name",
    { refreshToken: "abc", depth: [{ api_key: "d" }] },
    { refreshToken: "[redacted]", depth: [{ api_key: "[redacted]" }] },
  ],
  ["a bearer token in a text", { sent: "Bearer abc.def-1" }, { sent: "Bearer [redacted]" }],
  ["a JSON Web Token", { id: "eyJhbGciOi.eyJzdWIi.c2ln" }, { id: "[redacted]" }],
  [
    "nothing else",
    { token: 12, session: null, name: "Jo", list: [true] },
    { token: 12, session: null, name: "Jo", list: [true] },
  ],
])("redacts %s", (_, body, redacted) => {
  expect(JSON.parse(redactBody(JSON.stringify(body), key))).toEqual(redacted);
});

test("redacts a text that is not JSON", () => {
  expect(redactBody(`<a href="https://a.test/p?sig=abc">${key}</a>`, key)).toBe(
    '<a href="https://a.test/p?redacted">[redacted]</a>',
  );
});

test("an entry contains no secret, wherever it was sent", () => {
  const secrets = [
    key,
    encodeURIComponent(key),
    "session-cookie",
    "trace-17",
    "pass-word",
    "server-token",
    "body-secret",
  ];
  const entry = toEntry({
    request: new Request(`http://127.0.0.1/workspaces/${encodeURIComponent(key)}/socialAccounts?token=session-cookie`, {
      headers: { "x-api-key": key, cookie: "sid=session-cookie", authorization: "Basic pass-word" },
    }),
    requestText: JSON.stringify({ note: key, password: "body-secret", [key]: 1 }),
    response: new Response(null, {
      status: 401,
      statusText: `No ${key}`,
      headers: {
        "content-type": `application/json; key="${key}"`,
        "set-cookie": "sid=session-cookie",
        "x-request-id": "trace-17",
        "x-anything": "server-token",
        "ratelimit-policy": `"${key}";q=60`,
        link: "<https://a.test/?token=server-token>; rel=next",
      },
    }),
    text: JSON.stringify({ message: `${key} is wrong`, password: "pass-word" }),
  });
  const written = JSON.stringify(entry);
  for (const secret of secrets) expect(written).toContain(secret);
  const redacted = JSON.stringify(redactEntry(entry, key));
  for (const secret of secrets) expect(redacted).not.toContain(secret);
  expect(redacted).toContain("q=60");
});
