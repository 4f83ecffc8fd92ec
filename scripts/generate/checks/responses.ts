import { findJSON } from "../../openapi/media-type.ts";
import { type Operation, type Response, successBodies } from "../../openapi/operations.ts";
import type { Spec } from "../../openapi/spec.ts";
import { describeResult } from "../result.ts";

/** The client resolves with one kind of JSON body, or with undefined. */
export function checkResponses(spec: Spec, operation: Operation): void {
  const successes = operation.responses.filter(({ status }) => status.startsWith("2"));
  if (successes.length === 0) {
    throw spec.error(operation.pointer, 'No successful response is described. Add one, such as "200" or "204"');
  }
  for (const response of successes) checkSuccess(spec, response);
  const [first, ...others] = successes;
  for (const other of others) checkAlike(spec, operation, first as Response, other);
}

function checkSuccess(spec: Spec, { status, pointer, content }: Response): void {
  if (content.length === 0) return;
  if (status === "204" || status === "205") {
    throw spec.error(pointer, `A ${status} response has no body. Remove "content"`);
  }
  const json = findJSON(content);
  if (!json) {
    throw spec.error(pointer, 'The client reads JSON bodies. Describe "application/json", or remove "content"');
  }
  if (json.schema === undefined) throw spec.error(json.pointer, 'The body has no schema. Add "schema"; {} allows any');
}

function checkAlike(spec: Spec, operation: Operation, first: Response, other: Response): void {
  const [one, two] = [first, other].map((response) => {
    const body = successBodies({ ...operation, responses: [response] });
    return JSON.stringify(describeResult(spec, body));
  });
  if (one === two) return;
  throw spec.error(
    other.pointer,
    `The successful responses ${first.status} and ${other.status} differ in what a call resolves with. Describe bodies of the same kind`,
  );
}
