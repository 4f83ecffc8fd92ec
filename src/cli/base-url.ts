import { defaultBaseUrl } from "../../generated/constants.js";
import type { IO } from "./io.js";

/** Where the API is: as the flag says, or the environment, or the document. */
export function baseURL(flag: string | undefined, env: IO["env"]): string {
  return flag || env["ASTERS_BASE_URL"] || defaultBaseUrl;
}
