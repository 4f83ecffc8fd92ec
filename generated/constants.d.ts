// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

/** The version of the spec and of this package. */
export declare const version: string;

/** The URL of the first server. */
export declare const defaultBaseUrl: string;

/** The header for the API key. */
export declare const apiKeyHeader: string;

/** How to create an API key, in one sentence. */
export declare const apiKeyHint: string;

/** The known values of open enums, by schema. Expect others. */
export declare const knownValues: {
  readonly "LabelColor": readonly string[];
  readonly "Provider": readonly string[];
  readonly "SocialAccountType": readonly string[];
};

/** The meaning of each documented error status, without a period. */
export declare const statusMeanings: Readonly<Record<number, string>>;
