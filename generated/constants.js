// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
export const version = "0.1.0";
export const defaultBaseUrl = "https://api.asters.ai/api/external/v1.0";
export const apiKeyHeader = "x-api-key";
export const apiKeyHint = "Create an API key in the Asters app under Settings, workspace management, API, Generate API key.";
export const knownValues = {
  "LabelColor": [
    "purple",
    "blue",
    "red",
    "green",
    "yellow"
  ],
  "Provider": [
    "tiktok",
    "x",
    "instagram",
    "facebook"
  ],
  "SocialAccountType": [
    "profile",
    "business"
  ]
};
export const statusMeanings = {
  "400": "General client error, possibly malformed data",
  "401": "Permission denied: the API key was not authorized, or none was found",
  "402": "The API is not available on your current plan",
  "403": "The request is not allowed",
  "404": "The resource was not found",
  "405": "The resource does not accept the HTTP method",
  "406": "The resource is not available in the content type that the client requires",
  "408": "The server stopped waiting for the client",
  "409": "The request conflicts with another one or with the state of the resource",
  "415": "The server does not accept the content type of the request",
  "422": "The data was well formed but invalid",
  "429": "A rate limit was reached, or the server is overloaded",
  "500": "Internal server error, most likely transient",
  "502": "Transient failure of Asters' servers",
  "503": "Transient failure of Asters' servers",
  "504": "Transient failure of Asters' servers"
};
