// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

/** Where and how a value breaks its schema, as Ajv tells it. */
export interface Violation {
  /** JSON Pointer to the value. */
  instancePath: string;
  message: string;
}

/** True if the value fits its schema; if not, `errors` says why until the next call, and is null otherwise. */
export interface Validate {
  (value: unknown): boolean;
  errors: Violation[] | null;
}

export declare const listSocialAccounts200: Validate;
