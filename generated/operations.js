// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
export const operations = [
  {"operationId":"listWorkspaces","method":"GET","path":"/workspaces","pathParameters":[],"resolvesWith":"data","resultKind":"object","safe":true},
  {"operationId":"listSocialAccounts","method":"GET","path":"/workspaces/{workspace_id}/socialAccounts","pathParameters":["workspace_id"],"resolvesWith":"data","resultKind":"objects","safe":true},
  {"operationId":"listLabels","method":"GET","path":"/workspaces/{workspace_id}/labels","pathParameters":["workspace_id"],"resolvesWith":"data","resultKind":"objects","safe":true},
];

export const createMethods = (call) =>
  Object.fromEntries(operations.map((row) => [row.operationId, (...args) => call(row, args)]));
