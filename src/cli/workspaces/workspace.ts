/** A workspace to send a request for. */
export interface Workspace {
  id: string;
  /** Its name, if it was requested and the API returned one. */
  name?: string | undefined;
}

/** A workspace as messages show it: its name, if known, and its id. */
export function formatWorkspace({ id, name }: Workspace): string {
  return name === undefined ? id : `${name} (${id})`;
}
