import { listOperations } from "../openapi/operations.ts";
import type { Spec } from "../openapi/spec.ts";
import { checkNames } from "./checks/names.ts";
import { checkParameters } from "./checks/parameters.ts";
import { checkRequestBody } from "./checks/request-body.ts";
import { checkResponses } from "./checks/responses.ts";
import { checkSchemaNames } from "./checks/schema-names.ts";
import { checkSchemas } from "./checks/schemas.ts";
import { checkServers } from "./checks/servers.ts";

/** Throws if the spec has something that the client does not support. The error says where, and what to write instead. */
export function checkSpec(spec: Spec): void {
  const operations = listOperations(spec);
  checkNames(spec, operations);
  for (const operation of operations) {
    checkServers(spec, operation);
    checkParameters(spec, operation);
    checkRequestBody(spec, operation);
    checkResponses(spec, operation);
  }
  checkSchemaNames(spec);
  checkSchemas(spec);
}
