// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

/** One mismatch between a value and its schema. */
export interface Violation {
  /** JSON Pointer to the value. */
  instancePath: string;
  message: string;
}

/** Returns whether a value matches its schema. `errors` holds the violations found by the last call, or null. */
export interface Validate {
  (value: unknown): boolean;
  errors: Violation[] | null;
}

export declare const listWorkspaces200: Validate;
export declare const listSocialAccounts200: Validate;
export declare const listLabels200: Validate;
