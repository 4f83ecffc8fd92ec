import { escapeInJSON } from "../../output/json.js";
import { invisibleToPeople } from "../../output/unsafe-characters.js";

/** Escapes characters of JSON that people do not see; it parses to the same value. */
export function escapeInvisible(json: string): string {
  return escapeInJSON(json, invisibleToPeople);
}
