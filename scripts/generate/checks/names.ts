import { joinPointer } from "../../openapi/json-pointer.ts";
import type { Operation } from "../../openapi/operations.ts";
import type { Spec } from "../../openapi/spec.ts";

/** Members of the client, and `then`, which would make a promise of it. */
const reserved = ["raw", "then"];

/** Each operationId becomes a method of the client. */
export function checkNames(spec: Spec, operations: Operation[]): void {
  const first = new Map<string, string>();
  for (const { operationId, pointer } of operations) {
    const place = joinPointer(pointer, "operationId");
    const name = JSON.stringify(operationId);
    const other = first.get(operationId);
    if (other !== undefined) {
      throw spec.error(place, `${spec.locate(other)} has the operationId ${name}, too. Give each operation its own`);
    }
    if (!/^[A-Za-z_$][\w$]*$/.test(operationId)) {
      throw spec.error(place, `The operationId ${name} cannot be a method name. Write it in camelCase: "listThings"`);
    }
    if (reserved.includes(operationId) || operationId in Object.prototype) {
      throw spec.error(place, `The operationId ${name} is reserved. Choose another one, such as "getThing"`);
    }
    first.set(operationId, place);
  }
}
