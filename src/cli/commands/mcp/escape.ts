import { invisibleToPeople } from "../../output/unsafe-characters.js";

/** Escapes characters of JSON that people do not see; it parses to the same value. */
export function escapeInvisible(json: string): string {
  return json.replace(invisibleToPeople, (character) =>
    character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}
