// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
import type { components } from "./openapi.js";

/** The bodies of the document's named examples. */
export declare const examples: {
  documented: components["schemas"]["SocialAccountList"];
  empty: components["schemas"]["SocialAccountList"];
  reconnect: components["schemas"]["SocialAccountList"];
  placeholder: components["schemas"]["UnknownBody"];
};

/** A response that an operation may give: a status, or `default` for any other, and the names of its examples. */
export interface Answer {
  method: string;
  path: string;
  status: string;
  examples: (keyof typeof examples)[];
}

export declare const answers: Answer[];
