import { mkdirSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
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
  const others = [".openapi.yaml.swp", ".#openapi.yaml", "openapi.yaml~", "4913", "notes.md"];
  const seen = new Set<string>();
  const watcher = watch(path("openapi"), (_event, name) => void seen.add(String(name)));
  stop();
  const superseded = await new Promise<boolean>((resolve) => {
    stop = watchSaves([path("openapi")], async ({ isSuperseded }) => {
      for (const name of others) write(`openapi/${name}`);
      // Events arrive in order, so that those of the others have arrived with that of the last one.
      write("openapi/last");
      while (!seen.has("last")) await setImmediate();
      resolve(isSuperseded());
    });
    write("openapi/openapi.yaml");
  });
  watcher.close();
  expect([...seen]).toEqual(expect.arrayContaining(others));
  expect(superseded).toBe(false);
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
