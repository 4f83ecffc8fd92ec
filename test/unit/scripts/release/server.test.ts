import { expect, test } from "vitest";
import { defaultBaseUrl } from "../../../../generated/constants.js";
import manifest from "../../../../package.json" with { type: "json" };
import server from "../../../../scripts/release/server.json" with { type: "json" };
import { command } from "../../../helpers/command.ts";

const [npm] = server.packages;

test("the registry finds the same name in package.json, which proves that the package is ours", () => {
  expect(server.name).toBe(manifest.mcpName);
  expect(server.name).toMatch(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/);
  expect(npm?.identifier).toBe(manifest.name);
});

test("the registry takes descriptions of up to 100 characters", () => {
  expect(server.description.length).toBeLessThanOrEqual(100);
});

test("each argument and variable is one of the command's", async () => {
  const { stdout } = await command(["--help"]);
  for (const { value } of npm?.packageArguments ?? []) expect(stdout).toMatch(new RegExp(`^ +${value} `, "m"));
  for (const { name } of npm?.environmentVariables ?? []) expect(stdout).toMatch(new RegExp(`^ +${name} `, "m"));
  expect(npm?.environmentVariables.map((variable) => variable.default).filter(Boolean)).toEqual([defaultBaseUrl]);
});
