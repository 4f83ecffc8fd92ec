import { joinPointer } from "../../openapi/json-pointer.ts";
import type { Operation } from "../../openapi/operations.ts";
import type { Spec } from "../../openapi/spec.ts";

/** The client sends every request to one base URL. */
export function checkServers(spec: Spec, { path, pointer, node }: Operation): void {
  const item = spec.resolve(joinPointer("#/paths", path));
  for (const place of [item, { pointer, node }]) {
    if (place.node.servers === undefined) continue;
    throw spec.error(
      joinPointer(place.pointer, "servers"),
      'The client sends every request to the first server of the spec. Remove "servers" here',
    );
  }
}
