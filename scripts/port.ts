/** The number that `--port` was given. */
export function portNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`--port takes a number from 0, any free port, to 65535; not ${text}`);
}
