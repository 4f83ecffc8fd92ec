import { fileURLToPath } from "node:url";

/** The spec of this repository. In a module of its own, because spec.ts is slow to load. */
export const specURL = new URL("../../openapi/openapi.yaml", import.meta.url);

export const specPath = fileURLToPath(specURL);
