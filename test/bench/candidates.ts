/** The names in `programs/candidates.js`. */
// @ts-expect-error A program of plain JavaScript, as the processes that measure run it.
import { candidates as makers } from "./programs/candidates.js";

export const candidates: string[] = Object.keys(makers);
