/** A workspace to send a request for. */
export interface Workspace {
  id: string;
  /** Its name, if the API was asked for it and sent one. */
  name?: string | undefined;
}

/** A workspace for people: its id, after its name if that is known. */
export function formatWorkspace({ id, name }: Workspace): string {
  return name === undefined ? id : `${name} (${id})`;
}
