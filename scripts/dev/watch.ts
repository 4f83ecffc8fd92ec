import { type FSWatcher, watch } from "node:fs";

/** Editors write in bursts: a save is over when this many milliseconds have brought no further event. */
const quiet = 15;

export interface Save {
  /** When its first file-system event came, on the clock of `performance.now()`. */
  at: number;
  /** True once a later save has made what is being done with this one pointless. */
  superseded(): boolean;
}

/**
 * Calls `act` for each save of the document or of `redocly.yaml`, one at a time. Folders are watched, not files: vim and
 * others save by renaming, and a watcher of the file would stay with the one that is gone.
 */
export function watchSaves(root: URL, act: (save: Save) => Promise<void>): () => void {
  const noticed = oneAtATime(act);
  const openDocuments = () =>
    open(new URL("openapi/", root), (name) => {
      // Swap and backup files of editors are in the folder, too.
      if (/^[^.].*\.ya?ml$/.test(name)) noticed();
    });

  let documents = openDocuments();
  const top = open(root, (name) => {
    if (name === "redocly.yaml") noticed();
    if (name === "openapi") {
      documents?.close();
      documents = openDocuments();
      noticed();
    }
  });
  return () => {
    documents?.close();
    top?.close();
  };
}

/** Nothing when the folder is missing: whoever reads it says so, and its parent tells when it comes. */
function open(folder: URL, changed: (name: string) => void): FSWatcher | undefined {
  try {
    return watch(folder, (_event, name) => changed(name ?? "")).on("error", () => {});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function oneAtATime(act: (save: Save) => Promise<void>): () => void {
  let first: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let busy = false;

  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(settle, quiet);
  };
  async function settle(): Promise<void> {
    if (busy || first === undefined) return;
    const at = first;
    first = undefined;
    busy = true;
    await act({ at, superseded: () => first !== undefined });
    busy = false;
    if (first !== undefined) wait();
  }
  return () => {
    first ??= performance.now();
    wait();
  };
}
