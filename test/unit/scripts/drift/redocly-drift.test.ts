import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { toEntry, toHAR } from "../../../../scripts/drift/har.ts";
import { redoclyDrift } from "../../../../scripts/drift/redocly-drift.ts";
import { documentPath } from "../../../helpers/document.ts";
import { temporaryFolder } from "../../../helpers/temporary.ts";

const folder = temporaryFolder();
const archive = join(folder, "traffic.har");
const request = new Request("http://127.0.0.1/workspaces/1/socialAccounts");
const entry = toEntry({
  request,
  response: new Response("", { headers: { "content-type": "application/json" } }),
  text: "{}",
});
writeFileSync(archive, JSON.stringify(toHAR([entry])));
const options = { archive, folder, server: "http://127.0.0.1/" };

test("answers that are not compared are no agreement", async () => {
  await expect(redoclyDrift({ ...options, document: documentPath, server: "http://127.0.0.2" })).rejects.toThrow(
    "redocly drift has compared 0 of 1 answers with the document",
  );
});

test("what redocly says of a failure is told", async () => {
  const folder = temporaryFolder();
  await expect(redoclyDrift({ ...options, folder, document: join(folder, "none.yaml") })).rejects.toThrow(
    /^redocly drift has failed:\n[\s\S]*none\.yaml/,
  );
});
