import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";

export interface Save {
  /** When the first event of the save arrived, on the clock of `performance.now()`. */
  at: number;
  /** True once a later save has made the work on this one pointless. */
  isSuperseded(): boolean;
}

/** A save is complete when no event has followed for this many milliseconds: editors write in bursts. */
const debounceMs = 15;

/** Calls `onSave` when a file, or a YAML file in a folder, was saved; one call at a time. Returns a function that stops it. */
export function watchSaves(paths: string[], onSave: (save: Save) => Promise<void>): () => void {
  const schedule = oneAtATime(onSave);
  const stops = paths.map((path) => follow(path, schedule.onEvent));
  return () => {
    schedule.cancel();
    for (const stop of stops) stop();
  };
}

/**
 * Watches a file, or the YAML files in a folder, whether or not it exists. The parent is watched, too: many editors replace a
 * file, and a watcher of the file itself would stay with the one that is gone.
 */
function follow(path: string, onEvent: () => void): () => void {
  let inside: FSWatcher | undefined;
  const watchInside = () => {
    inside?.close();
    inside = open(path, (name) => isYAML(name) && onEvent());
  };
  const outside = open(dirname(path), (name) => {
    if (name !== basename(path)) return;
    watchInside();
    onEvent();
  });
  watchInside();
  return () => {
    inside?.close();
    outside?.close();
  };
}

/** Editors keep swap and backup files next to a file. */
function isYAML(name: string): boolean {
  return /^[^.].*\.ya?ml$/.test(name);
}

/** Watches a folder, unless it does not exist: its parent reports when it appears. */
function open(folder: string, onEvent: (name: string) => void): FSWatcher | undefined {
  try {
    return watch(`${folder}/`, (_event, name) => onEvent(name ?? "")).on("error", () => {});
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

function oneAtATime(act: (save: Save) => Promise<void>) {
  let first: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;

  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(settle, debounceMs);
  };
  async function settle(): Promise<void> {
    if (isBusy || first === undefined) return;
    const at = first;
    first = undefined;
    isBusy = true;
    try {
      await act({ at, isSuperseded: () => first !== undefined });
    } finally {
      isBusy = false;
      if (first !== undefined) wait();
    }
  }
  return {
    onEvent() {
      first ??= performance.now();
      wait();
    },
    cancel() {
      first = undefined;
      clearTimeout(timer);
    },
  };
}
