// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

/** The version of the spec and of this package. */
export declare const version: string;

/** Base URL of the first server of the spec. */
export declare const defaultBaseUrl: string;

/** The header that takes the API key. */
export declare const apiKeyHeader: string;

/** How to create an API key, in one sentence. */
export declare const apiKeyHint: string;

/** Known values of open lists, by schema. Other values are possible. */
export declare const knownValues: {
  readonly "Provider": readonly string[];
  readonly "SocialAccountType": readonly string[];
};

/** What an unsuccessful status means, without a period. */
export declare const statusMeanings: Readonly<Record<number, string>>;
