/** An indexed access type, such as `openapi["listThings"]["responses"][200]`. */
export function typeAt(root: string, keys: (string | number)[]): string {
  return root + keys.map((key) => `[${JSON.stringify(key)}]`).join("");
}

/** openapi-typescript has statuses as numbers, ranges and `default` as strings. */
export function statusKey(status: string): string | number {
  return /^\d+$/.test(status) ? Number(status) : status;
}
