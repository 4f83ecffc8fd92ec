/** Calls back after a file was saved, once for a burst of events and never twice at a time. */
import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";

// Editors write a file in several steps, milliseconds apart.
const settled = 100;

export function watchFile(path: string, changed: () => Promise<void>): FSWatcher {
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  // The folder, because many editors replace the file on saving, and a watch on the file stays with the old one.
  const watcher = watch(dirname(path), (_event, name) => {
    if (name !== basename(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(changed);
    }, settled);
  });
  return watcher.once("close", () => clearTimeout(timer));
}
