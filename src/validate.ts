import * as generated from "../generated/validators.js";
import type { ResponseValidator } from "./client/types.js";

const validators: Readonly<Record<string, generated.Validate>> = { ...generated };

/**
 * Checks a body against the document: a field missing, retyped or null is an issue, the first found is told; a field,
 * a provider or a type that the document does not know is none. What the document does not describe passes.
 *
 * Pass it as `validator` to `createAstersClient`.
 */
export const validateResponse: ResponseValidator = (operation, status, body) => {
  const validate = validators[operation + status];
  if (!validate || validate(body)) return [];
  const violations = validate.errors as generated.Violation[];
  return violations.map(({ instancePath, message }) => ({ path: instancePath, message }));
};
