import * as generated from "../generated/validators.js";
import type { ResponseValidator } from "./client/types.js";

const validators: Readonly<Record<string, generated.Validate>> = { ...generated };

/**
 * Checks a response body against the spec and reports the first mismatch, such as a missing field or a wrong JSON type.
 * Unknown fields and new values of open enums are allowed, and so is any body that the spec does not describe.
 *
 * Pass it as `validator` to `createAstersClient`.
 */
export const validateResponse: ResponseValidator = (operationId, status, body) => {
  const validate = validators[operationId + status] ?? validators[`${operationId}${Math.floor(status / 100)}XX`];
  if (!validate || validate(body)) return [];
  const violations = validate.errors as generated.Violation[];
  return violations.map(({ instancePath, message }) => ({ path: instancePath, message }));
};
