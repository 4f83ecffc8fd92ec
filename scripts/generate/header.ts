export const notice = "Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.";

/** The first line of every generated module. */
export const header = `// ${notice}\n`;
