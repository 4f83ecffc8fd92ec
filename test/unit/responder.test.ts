import { expect, test } from "vitest";
import { respond } from "../../src/responder.ts";

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
  expect(respond({ method: "POST", path, headers: {} })).toMatchObject({ status: 405 });
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
