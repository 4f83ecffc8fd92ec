import { expect, test } from "vitest";
import openapi from "../../../generated/openapi.json" with { type: "json" };
import { knownProviders } from "../../../src/cli/constants.ts";
import { defaultBaseURL } from "../../../src/client/validation.ts";

test("the providers named in the help are those of the spec", () => {
  expect(knownProviders).toEqual(openapi.components.schemas.Provider["x-extensible-enum"]);
});

test("the base URL named in the help is that of the spec", () => {
  expect(openapi.servers.map(({ url }) => url)).toEqual([defaultBaseURL]);
});
