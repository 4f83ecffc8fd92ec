export interface Packed {
  filename: string;
  /** Bytes of the archive. */
  size: number;
  /** Bytes of what is in it. */
  unpackedSize: number;
  files: { path: string; size: number }[];
}

/** Reads what `npm pack --json` prints of one package: up to npm 11 an array, since npm 12 an object keyed by name. */
export function readPackOutput(json: string): Packed {
  const [packed] = Object.values<Packed>(JSON.parse(json));
  if (!packed) throw new Error("npm pack printed no package");
  return packed;
}
