/** The names in `programs/contestants.js`. */
// @ts-expect-error A program of plain JavaScript, as the processes that measure run it.
import { contestants as makers } from "./programs/contestants.js";

export const contestants: string[] = Object.keys(makers);
