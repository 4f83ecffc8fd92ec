import { fileURLToPath } from "node:url";

export const documentPath = fileURLToPath(new URL("../../openapi/openapi.yaml", import.meta.url));
