import { expect, test } from "vitest";
import { examples } from "../../../generated/examples.js";
import { respond } from "../../../src/mock/handler.ts";

const path = "/workspaces/a/socialAccounts";
const get = (prefer?: string) => respond({ method: "GET", path, headers: { "x-api-key": "any", prefer } });

test("finds the operation behind the path of a base URL", () => {
  expect(respond({ method: "GET", path: `/api/external/v1.0${path}`, headers: { "x-api-key": "any" } })).toEqual(get());
});

test.each(["/", "/workspaces//socialAccounts", "/workspaces/a/b/socialAccounts", `${path}/more`])(
  "has no path %s",
  (path) => {
    expect(respond({ method: "GET", path, headers: {} })).toMatchObject({
      status: 404,
      headers: { "content-type": "application/problem+json" },
      body: JSON.stringify({ status: 404, detail: `the document has no path ${path}` }),
    });
  },
);

test("has no other method", () => {
  expect(respond({ method: "POST", path, headers: {} })).toMatchObject({
    status: 405,
    body: JSON.stringify({ status: 405, detail: `the document has no POST ${path}` }),
  });
});

test("gives the 401 to a request without a key, whatever it prefers", () => {
  const none = respond({ method: "GET", path, headers: { prefer: "code=500" } }, { status: 200 });
  expect(none).toEqual({ status: 401, headers: {}, body: "" });
});

test("answers as preferred, and as the request prefers over that", () => {
  const request = { method: "GET", path, headers: { "x-api-key": "any" } };
  expect(respond(request, { status: 500 })).toEqual({
    status: 500,
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  expect(get("code=500")).toEqual(respond(request, { status: 500 }));
  expect(respond(request, { status: 503, example: "documented" })).toEqual({ status: 503, headers: {}, body: "" });
  expect(JSON.parse(get('code="200", example="empty"').body)).toEqual(examples.listSocialAccounts[200].empty);
});

test("says when a status has no example of the name", () => {
  expect(get("example=nothing").body).toContain("200 has no example nothing");
});

test.each(["", "code=abc", "codes=500", "respond-async"])(
  "goes on as usual without a known preference: %j",
  (prefer) => {
    expect(get(prefer)).toEqual(get());
  },
);
