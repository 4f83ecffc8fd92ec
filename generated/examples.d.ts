// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
import type { operations as openapi } from "./openapi.js";

/** The examples of response bodies, by operation, status and name. */
export declare const examples: {
  listWorkspaces: {
    200: {
      "documented": openapi["listWorkspaces"]["responses"][200]["content"]["application/json"];
      "empty": openapi["listWorkspaces"]["responses"][200]["content"]["application/json"];
    };
    500: {
      "placeholder": openapi["listWorkspaces"]["responses"][500]["content"]["application/json"];
    };
  };
  listSocialAccounts: {
    200: {
      "documented": openapi["listSocialAccounts"]["responses"][200]["content"]["application/json"];
      "empty": openapi["listSocialAccounts"]["responses"][200]["content"]["application/json"];
      "reconnect": openapi["listSocialAccounts"]["responses"][200]["content"]["application/json"];
    };
    500: {
      "placeholder": openapi["listSocialAccounts"]["responses"][500]["content"]["application/json"];
    };
  };
  listLabels: {
    200: {
      "documented": openapi["listLabels"]["responses"][200]["content"]["application/json"];
      "empty": openapi["listLabels"]["responses"][200]["content"]["application/json"];
    };
    500: {
      "placeholder": openapi["listLabels"]["responses"][500]["content"]["application/json"];
    };
  };
};

/** A documented response: its media type, absent if no body is documented, and the names of its examples. */
export interface DocumentedResponse {
  readonly contentType?: string;
  readonly examples: readonly string[];
}

/** The documented responses, by operation and status; the status may be `default` or a range such as `5XX`. */
export declare const documentedResponses: Readonly<Record<string, Readonly<Record<string, DocumentedResponse>>>>;
