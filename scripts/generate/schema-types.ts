import { toPlainText } from "../openapi/prose.ts";
import type { Spec } from "../openapi/spec.ts";
import { header } from "./header.ts";

/** `schemas.d.ts`: each schema of the spec under its own name, for users to import. */
export function schemaModule(spec: Spec): [string, string][] {
  const names = Object.keys(spec.document.components?.schemas ?? {});
  const types = names.map((name) => {
    const pointer = `#/components/schemas/${name}`;
    if (!/^[A-Za-z_$][\w$]*$/.test(name))
      throw spec.error(pointer, `${name} is not a name for a type: use letters and digits`);
    const { description = name } = spec.resolve(pointer).node;
    return `/** ${toPlainText(description).replaceAll("*/", "*\\/")} */
export type ${name} = components["schemas"][${JSON.stringify(name)}];
`;
  });
  return [["schemas.d.ts", `${header}import type { components } from "./openapi.js";\n\n${types.join("\n")}`]];
}
