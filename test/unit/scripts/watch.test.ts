import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Save, watchSaves } from "../../../scripts/watch.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

let folder: string;
let stop: () => void;
let onSave: (save: Save) => void;

const path = (name: string) => join(folder, name);
const write = (name: string) => writeFileSync(path(name), "");
const rename = (from: string, to: string) => renameSync(path(from), path(to));

/** Waits for the save that an action leads to. */
function saved(action: () => void): Promise<Save> {
  const save = new Promise<Save>((resolve) => {
    onSave = resolve;
  });
  action();
  return save;
}

beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(path("openapi"));
  write("openapi/openapi.yaml");
  write("redocly.yaml");
  stop = watchSaves([path("openapi"), path("redocly.yaml")], async (save) => onSave(save));
});

afterEach(() => stop());

test.each<[how: string, ...actions: (() => void)[]]>([
  ["a file in the folder that is written", () => write("openapi/openapi.yaml")],
  [
    "a file in the folder that is replaced, twice",
    () => write("openapi/new.yaml"),
    () => rename("openapi/new.yaml", "openapi/openapi.yaml"),
    () => write("openapi/new.yaml"),
    () => rename("openapi/new.yaml", "openapi/openapi.yaml"),
  ],
  ["a file that is written", () => write("redocly.yaml")],
  [
    "a file that is renamed away and back, then written",
    () => rename("redocly.yaml", "other.yaml"),
    () => rename("other.yaml", "redocly.yaml"),
    () => write("redocly.yaml"),
  ],
  [
    "a folder that is deleted and created again",
    () => rmSync(path("openapi"), { recursive: true }),
    () => mkdirSync(path("openapi")),
    () => write("openapi/openapi.yaml"),
    () => write("openapi/openapi.yaml"),
  ],
])("%s is a save each time", async (_, ...actions) => {
  for (const action of actions) await saved(action);
});

test("swap and backup files of editors are not saves", async () => {
  const names: string[] = [];
  onSave = () => names.push("too early");
  write("openapi/.openapi.yaml.swp");
  write("openapi/openapi.yaml~");
  // Events arrive in order: had these two counted, they would be part of this save.
  const before = performance.now();
  const { at } = await saved(() => write("openapi/openapi.yaml"));
  expect(at).toBeGreaterThanOrEqual(before);
  expect(names).toEqual([]);
});

test("a save during the work on another supersedes it, and comes after it", async () => {
  const order: string[] = [];
  stop();
  await new Promise<void>((resolve) => {
    stop = watchSaves([path("redocly.yaml")], async ({ isSuperseded }) => {
      order.push("starts");
      if (order.length > 1) return resolve();
      write("redocly.yaml");
      while (!isSuperseded()) await setImmediate();
      order.push("ends");
    });
    write("redocly.yaml");
  });
  expect(order).toEqual(["starts", "ends", "starts"]);
});
