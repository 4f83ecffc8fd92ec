/** The first line of every generated module. */
export const header = "// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.\n";
