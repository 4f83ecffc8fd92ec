import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { apiReport } from "../../scripts/api-report/report.ts";
import { reportPath } from "../../scripts/api-report.ts";

const report = apiReport();

test("what users compile against is what api.md says; if the change is meant, run: npm run api-report", () => {
  expect(report).toBe(readFileSync(reportPath, "utf8"));
});

test("the report reaches from every entry point to the generated types, and holds no comment", () => {
  const files = [...report.matchAll(/^## (\S+)$/gm)].map(([, file]) => file);
  expect(files).toEqual(
    expect.arrayContaining([
      "src/index.ts",
      "src/node.ts",
      "src/testing.ts",
      "src/validate.ts",
      "generated/openapi.d.ts",
    ]),
  );
  expect(files).not.toContain("src/http/transport.ts");
  expect(report).toContain("createAstersClient(options: ClientOptions): AstersClient;");
  expect(report).not.toMatch(/\/\*|^\s*\/\//m);
});
