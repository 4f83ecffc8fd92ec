import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import { examples } from "../../../generated/examples.js";
import openapi from "../../../generated/openapi.json" with { type: "json" };
import { listOperations } from "../../../scripts/openapi/operations.ts";
import { specURL } from "../../../scripts/openapi/path.ts";
import { readSpec } from "../../../scripts/openapi/spec.ts";

test("the documented example equals the sample of the Asters documentation", async () => {
  const provided = await readFile(new URL("../../helpers/documented-social-accounts.json", import.meta.url), "utf8");
  const { documented } = examples.listSocialAccounts[200];
  expect(JSON.stringify(documented)).toBe(JSON.stringify(JSON.parse(provided)));
});

const bodies = listOperations(await readSpec(specURL)).flatMap(({ operationId, requestBody, responses }) =>
  [...responses, ...(requestBody ? [{ ...requestBody, status: "request" }] : [])].flatMap(({ status, content }) =>
    content.flatMap(({ schema, examples }) =>
      schema ? examples.map(({ name, value }) => ({ operationId, status, name, schema, value })) : [],
    ),
  ),
);

// Without `strictTypes` and `strictRequired`, parts of an `allOf` may rely on each other.
const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
formats.default(ajv);
ajv.addVocabulary([...Object.keys(openapi), "x-extensible-enum", "example"]);
ajv.addSchema({ $id: "openapi", ...openapi });

// The linter checks examples, too, but not their formats.
test.each(bodies)("the example $name of $operationId $status matches its schema", ({ schema, value }) => {
  const segments = schema.split("/").slice(1).map(encodeURIComponent);
  const validate = ajv.compile({ $ref: `openapi#/${segments.join("/")}` });
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
});
