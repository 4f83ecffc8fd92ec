/**
 * Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
 */

export interface paths {
    "/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List of all workspaces of the user
         * @description Lists the workspaces that the owner of the API key is a member of. The response is not paginated. To get every workspace, take the union of the three lists by `_id`.
         */
        get: operations["listWorkspaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/socialAccounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List of all social accounts of a workspace
         * @description Lists every social account connected to the workspace. The response is not paginated. Someone must reconnect an account with `expired: true` before Asters can use it again.
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
    "/workspaces/{workspace_id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List of all labels of a workspace
         * @description Lists every label of the workspace. The response is not paginated.
         */
        get: operations["listLabels"];
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
        /** @description The response envelope with the workspaces of the user. */
        WorkspacesResponse: {
            description: components["schemas"]["EnvelopeDescription"];
            data: components["schemas"]["Workspaces"];
            error: components["schemas"]["EnvelopeError"];
        };
        /** @description Three lists of workspaces, which may overlap. */
        Workspaces: {
            /** @description The workspaces of the user. */
            workspaces: components["schemas"]["Workspace"][];
            /** @description Presumably other people's workspaces that the user was invited to. Empty in the only sample, so the shape of its items is unknown. */
            collabWorkspace: components["schemas"]["UnknownWorkspace"][];
            /** @description Presumably the union of the other two lists. The only sample breaks off after the first item, which is also in `workspaces`. */
            allWorkspaces: components["schemas"]["Workspace"][];
        };
        /** @description A workspace. */
        Workspace: {
            /** @description The unique id of the workspace. Observed: 24 hexadecimal digits in every sample. */
            _id: string;
            /** @description The name, as its owner wrote it. Not necessarily unique. */
            name: string;
            /** @description True for the workspace that Asters opens first. In the only sample, true for exactly one of the user's own workspaces. */
            default: boolean;
            timezone: components["schemas"]["Timezone"];
            /** @description A storage key such as `generic/workspace-placeholder.gif`; a relative path, not a URL. */
            image: string;
            /** @description The id of the user who owns the workspace. */
            user: string;
            /**
             * Format: date-time
             * @description When the workspace was created. Observed in UTC, with milliseconds.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the workspace was last changed. Observed in UTC, with milliseconds.
             */
            updated_at: string;
        };
        /** @description No sample contains an item. Probably a workspace, but its shape is unknown: any JSON value. */
        UnknownWorkspace: unknown;
        /** @description The time zone of a workspace. */
        Timezone: {
            /** @description The name in the IANA time zone database, such as `Europe/Rome`. */
            name: string;
            /** @description The offset, such as `UTC+02:00`. Seen only during daylight saving time. */
            value: string;
        };
        /** @description The response envelope with every label of the workspace. */
        LabelsResponse: {
            description: components["schemas"]["EnvelopeDescription"];
            /** @description All labels of the workspace. */
            data: components["schemas"]["Label"][];
            error: components["schemas"]["EnvelopeError"];
        };
        /** @description A label of a workspace. */
        Label: {
            /** @description The unique id of the label. Observed: 24 hexadecimal digits in every sample. */
            _id: string;
            /** @description The text of the label, as its author wrote it. */
            label: string;
            color: components["schemas"]["LabelColor"];
        };
        /** @description The name of a color. An open enum: the known values are those seen in the sample. */
        LabelColor: "purple" | "blue" | "red" | "green" | "yellow" | (string & {});
        /** @description The response envelope with every social account of the workspace. */
        SocialAccountsResponse: {
            description: components["schemas"]["EnvelopeDescription"];
            /** @description All social accounts of the workspace; empty when none is connected. */
            data: components["schemas"]["SocialAccount"][];
            error: components["schemas"]["EnvelopeError"];
        };
        /** @description A human-readable description of the response. Do not parse it. */
        EnvelopeDescription: string;
        /** @description Null in every documented response. Its value on failure is not documented. Any other value means that the request failed, even with status 200. */
        EnvelopeError: null;
        /** @description An account on a social network, connected to a workspace. */
        SocialAccount: {
            /** @description The unique id of the connection in Asters. Observed: 24 hexadecimal digits in every sample. */
            _id: string;
            /** @description The account's display name, as its owner wrote it. Not unique: two of the documented accounts share one. */
            name: string;
            /** @description The account's id on the social network: an opaque string. Do not convert it to a number: all-digit ids exceed 2^53, and one documented id starts with a hyphen. */
            account_id: string;
            provider: components["schemas"]["Provider"];
            type: components["schemas"]["SocialAccountType"];
            brandvoiceInfo: components["schemas"]["BrandvoiceInfo"];
            /**
             * Format: uri
             * @description URL of the profile picture on the social network. Observed: some URLs are signed and expire within days. Do not store the URL: copy the picture, or list the accounts again.
             */
            picture: string;
            /** @description True when the social network's token has expired: someone must [reconnect the account](https://help.asters.ai/en/articles/8922763-when-social-profile-disconnects) in the Asters app. The API cannot reconnect it. */
            expired: boolean;
            /**
             * Format: date-time
             * @description When the account was connected to Asters. Observed in UTC, with milliseconds.
             */
            created_at: string;
        };
        /** @description The social network. An open enum: the known values are those seen in documented samples and in public connectors. Asters also supports LinkedIn and YouTube, but their values have not been seen. */
        Provider: "tiktok" | "x" | "instagram" | "facebook" | (string & {});
        /** @description The kind of account on its social network. An open enum: the known values are those seen in samples. */
        SocialAccountType: "profile" | "business" | (string & {});
        /** @description Statistics on those of the account's posts that Asters knows about. */
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
        /** @description A body of undocumented shape: any JSON value. Do not rely on the shape you see. */
        UnknownErrorBody: unknown;
    };
    responses: {
        /** @description Workspaces successfully recovered. */
        Workspaces: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WorkspacesResponse"];
            };
        };
        /** @description Labels successfully recovered. */
        Labels: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["LabelsResponse"];
            };
        };
        /** @description Social accounts successfully recovered. */
        SocialAccounts: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SocialAccountsResponse"];
            };
        };
        /** @description General client error, possibly malformed data. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Permission denied: the API key was not authorized, or none was found. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The API is not available on your current plan. */
        PaymentRequired: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request is not allowed. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The resource was not found. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The resource does not accept the HTTP method. */
        MethodNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The resource is not available in the content type that the client requires. */
        NotAcceptable: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The server stopped waiting for the client. Retry once. */
        RequestTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request conflicts with another one or with the state of the resource. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The server does not accept the content type of the request. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The data was well formed but invalid. */
        UnprocessableContent: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description A rate limit was reached, or the server is overloaded. Neither the limit nor a wait is documented. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Internal server error, most likely transient. Retry once. The documentation shows only a placeholder for the body, so its shape is unknown. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnknownErrorBody"];
            };
        };
        /** @description Transient failure of Asters' servers. Retry once. */
        BadGateway: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Transient failure of Asters' servers. Retry once. */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Transient failure of Asters' servers. Retry once. */
        GatewayTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Any other status: Asters says that [the API may use others](https://docs.asters.ai/api/extra/http-responses). No body is documented. */
        UnexpectedStatus: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /**
         * @description The id of the workspace (`_id`). Observed: 24 hexadecimal digits in every sample; the format is not documented.
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
    listWorkspaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Workspaces"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
            default: components["responses"]["UnexpectedStatus"];
        };
    };
    listSocialAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace (`_id`). Observed: 24 hexadecimal digits in every sample; the format is not documented.
                 * @example 663b3db7522ef4893db24536
                 */
                workspace_id: components["parameters"]["workspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SocialAccounts"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
            default: components["responses"]["UnexpectedStatus"];
        };
    };
    listLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace (`_id`). Observed: 24 hexadecimal digits in every sample; the format is not documented.
                 * @example 663b3db7522ef4893db24536
                 */
                workspace_id: components["parameters"]["workspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Labels"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
            default: components["responses"]["UnexpectedStatus"];
        };
    };
}
