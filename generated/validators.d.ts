// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

/** Where and how a value does not match its schema. */
export interface Violation {
  /** JSON Pointer to the value. */
  instancePath: string;
  message: string;
}

/** Returns whether a value matches its schema. `errors` has the violations of the last call, or is null. */
export interface Validate {
  (value: unknown): boolean;
  errors: Violation[] | null;
}

export declare const listWorkspaces200: Validate;
export declare const listSocialAccounts200: Validate;
export declare const listLabels200: Validate;
