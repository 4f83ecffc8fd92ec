import type { IO } from "./io.js";

export const defaultBaseURL = "https://api.asters.ai/api/external/v1.0";

/** Where the API is: as the flag says, or the environment, or the document. */
export function baseURL(flag: string | undefined, env: IO["env"]): string {
  return flag || env["ASTERS_BASE_URL"] || defaultBaseURL;
}
