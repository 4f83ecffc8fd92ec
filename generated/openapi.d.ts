/**
 * Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
 */

export interface paths {
    "/workspaces/{workspace_id}/socialAccounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List of all social accounts of a workspace
         * @description Lists every social account that is connected to the workspace, in one answer: there are no pages. An account with `expired: true` must be reconnected by a person before Asters can use it again.
         */
        get: operations["listSocialAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The envelope of the answer, with every social account of the workspace. */
        SocialAccountList: {
            /** @description What the answer holds, in words for a person. Do not parse it. */
            description: string;
            /** @description The social accounts of the workspace, all of them; empty when none is connected. */
            data: components["schemas"]["SocialAccount"][];
            /**
             * @description Always null in a documented answer. What it holds in a failure is not documented: anything but null means that the call failed, whatever the status.
             * @constant
             */
            error: null;
        };
        /** @description An account on a social network, connected to a workspace. */
        SocialAccount: {
            /** @description The id of the connection in Asters, unique. Observed: 24 hexadecimal digits in every sample. */
            _id: string;
            /** @description The account's display name, as its owner wrote it. Not unique: two of the documented accounts share one. */
            name: string;
            /** @description The account's id on the social network: an opaque string. Do not turn it into a number: those of digits alone are beyond 2^53, and one documented id starts with a hyphen. */
            account_id: string;
            provider: components["schemas"]["Provider"];
            type: components["schemas"]["SocialAccountType"];
            brandvoiceInfo: components["schemas"]["BrandvoiceInfo"];
            /**
             * Format: uri
             * @description The address of the profile picture at the social network. Observed: some are signed and expire within days. Do not store the address: copy the picture, or ask again.
             */
            picture: string;
            /** @description True when the social network's token has lapsed: a person must [reconnect the account](https://help.asters.ai/en/articles/8922763-when-social-profile-disconnects) in the Asters app. The API cannot do it. */
            expired: boolean;
            /**
             * Format: date-time
             * @description When the account was connected to Asters. Observed in UTC, with milliseconds.
             */
            created_at: string;
        };
        /** @description The social network. An open list: the values known are those seen in the provider's samples and public connectors. Asters supports LinkedIn and YouTube, too, but their values here have not been seen. */
        Provider: "tiktok" | "x" | "instagram" | "facebook" | (string & {});
        /** @description The kind of account on its social network. An open list: the values known are those seen in samples. */
        SocialAccountType: "profile" | "business" | (string & {});
        /** @description The posts of the account that Asters knows of, counted. */
        BrandvoiceInfo: {
            /** @description The number of posts. */
            totalPosts: number;
            /**
             * Format: date-time
             * @description When the oldest post was published. Observed to be absent when `totalPosts` is 0.
             */
            firstPostDate?: string;
            /**
             * Format: date-time
             * @description When the newest post was published. Observed to be absent when `totalPosts` is 0.
             */
            lastPostDate?: string;
        };
        /** @description A body that the provider does not document: any JSON value may come. Do not rely on a shape that you see. */
        UnknownBody: unknown;
    };
    responses: {
        /** @description Social accounts successfully recovered. */
        SocialAccounts: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SocialAccountList"];
            };
        };
        /** @description Permission denied: the API key was not authorised, or none was found. No body is documented: whatever comes is of unknown shape. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Internal server error, most likely momentary: retry once. The provider's page shows only a placeholder for the body, so its shape is unknown. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnknownBody"];
            };
        };
        /**
         * @description Any other status. The provider's page on
         *     [HTTP responses](https://docs.asters.ai/api/extra/http-responses) lists those below and says that the API
         *     may use others. No body is documented: whatever comes is of unknown shape.
         *
         *     | Status | Meaning |
         *     | --- | --- |
         *     | 400 | General client error, possibly malformed data |
         *     | 402 | The API is not available on your current plan |
         *     | 403 | The request is not allowed |
         *     | 404 | The resource was not found |
         *     | 405 | The resource does not accept the HTTP method |
         *     | 406 | The resource cannot return the content type that the client requires |
         *     | 408 | The server would not wait any longer for the client |
         *     | 409 | Conflict |
         *     | 415 | The server does not accept the content type submitted |
         *     | 422 | The data was well formed but invalid |
         *     | 429 | A rate limit is reached, or the server is overloaded |
         *     | 502, 503, 504 | Momentary failure of the provider's servers: retry once |
         */
        UnexpectedStatus: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /**
         * @description The id of the workspace (`_id`). Observed: 24 hexadecimal digits in every sample; the provider documents no format.
         * @example 663b3db7522ef4893db24536
         */
        workspaceId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listSocialAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace (`_id`). Observed: 24 hexadecimal digits in every sample; the provider documents no format.
                 * @example 663b3db7522ef4893db24536
                 */
                workspace_id: components["parameters"]["workspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SocialAccounts"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalServerError"];
            default: components["responses"]["UnexpectedStatus"];
        };
    };
}
