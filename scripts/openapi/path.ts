import { fileURLToPath } from "node:url";

/** The spec of this repository. Apart from spec.ts, which takes long to load. */
export const specURL = new URL("../../openapi/openapi.yaml", import.meta.url);

export const specPath = fileURLToPath(specURL);
