/**
 * Why the linter cannot work in a folder; undefined if it can. Redocly resolves references as URLs and takes what follows
 * a `#` in the path for a fragment. It then reports errors in a document that has none.
 */
export function unusablePath(folder: string): string | undefined {
  if (!folder.includes("#")) return undefined;
  return `Redocly cannot resolve references below a folder with "#" in its name. Move this clone: ${folder}`;
}
