import { type ClientOperation, type OperationId, operations } from "../../generated/operations.js";

export function getOperation(operationId: OperationId): ClientOperation {
  return operations.find((operation) => operation.operationId === operationId) as ClientOperation;
}

/** An operation as `asters call` takes it, such as `listLabels <workspace_id>`. */
export function callSyntax({ operationId, pathParameters }: ClientOperation): string {
  return [operationId, ...pathParameters.map((name) => `<${name}>`)].join(" ");
}
