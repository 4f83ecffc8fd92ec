import { joinPointer } from "../../openapi/json-pointer.ts";
import { type Operation, templateNames } from "../../openapi/operations.ts";
import { listTypes } from "../../openapi/schema.ts";
import type { Located, Spec } from "../../openapi/spec.ts";
import { toArgumentName } from "../argument-name.ts";

/** The client passes path parameters by position, query parameters by name, and sends no other parameters. */
export function checkParameters(spec: Spec, operation: Operation): void {
  for (const parameter of operation.parameters) {
    const location: unknown = parameter.node.in;
    if (location === "path") checkPathParameter(spec, operation, parameter);
    else if (location === "query") checkQueryParameter(spec, parameter);
    else checkOtherParameter(spec, parameter);
  }
  checkPath(spec, operation);
}

function checkPath(spec: Spec, { path, parameters, pointer }: Operation): void {
  const declared = parameters.filter(({ node }) => node.in === "path").map(({ node }) => node.name);
  const argumentNames = new Map<string, string>();
  for (const name of templateNames(path)) {
    if (!declared.includes(name)) {
      const parameter = `{ name: ${name}, in: path, required: true, schema: { type: string } }`;
      throw spec.error(pointer, `The path has {${name}}, but no such parameter. Add to "parameters": ${parameter}`);
    }
    const argument = toArgumentName(name);
    const other = argumentNames.get(argument);
    if (other !== undefined) {
      throw spec.error(pointer, `{${other}} and {${name}} would both be the argument ${argument}. Rename one of them`);
    }
    argumentNames.set(argument, name);
  }
}

function checkPathParameter(spec: Spec, { path }: Operation, { pointer, node }: Located): void {
  const name: string = node.name;
  const fail = (message: string) => spec.error(pointer, `Path parameter "${name}" ${message}`);
  if (!templateNames(path).includes(name)) throw fail(`is not in the path. Add {${name}} to the path or remove it`);
  if (node.required !== true) throw fail("must be required. Add: required: true");
  if ((node.style ?? "simple") !== "simple") throw fail(`has the style ${node.style}. Remove "style"`);
  // A number would lose digits beyond 2^53, and anything else is not one segment of a path.
  if (typesOf(spec, { pointer, node })?.join() !== "string") {
    throw fail("must be a string. Write: schema: { type: string }");
  }
  if (!/^[A-Za-z_$][\w$]*$/.test(toArgumentName(name))) throw fail(`cannot be an argument name. Rename it: "thing_id"`);
}

/** @see https://openapi-ts.dev/openapi-fetch/api#queryserializer for what openapi-fetch sends by default */
function checkQueryParameter(spec: Spec, { pointer, node }: Located): void {
  const fail = (message: string) => spec.error(pointer, `Query parameter "${node.name}" ${message}`);
  const types = typesOf(spec, { pointer, node }) ?? [];
  if (node.allowReserved) throw fail('would be percent-encoded. Remove "allowReserved"');
  if (types.includes("object") && !(node.style === "deepObject" && node.explode === true)) {
    throw fail("is an object, which is sent as name[key]=value. Write: style: deepObject, explode: true");
  }
  if (types.includes("array") && !((node.style ?? "form") === "form" && node.explode !== false)) {
    throw fail("is an array, which is sent as name=a&name=b. Write: style: form, explode: true");
  }
}

/** Callers pass an optional one in the option `headers`. Standard headers are not parameters in OpenAPI. */
function checkOtherParameter(spec: Spec, { pointer, node }: Located): void {
  if (node.required !== true || /^(accept|authorization|content-type)$/i.test(node.name)) return;
  throw spec.error(
    pointer,
    `The client has no argument for the required ${node.in} "${node.name}". Make it optional, for the option "headers", or describe it under "securitySchemes" if it authenticates`,
  );
}

function typesOf(spec: Spec, { pointer, node }: Located): string[] | undefined {
  if (node.schema === undefined) {
    throw spec.error(pointer, `Parameter "${node.name}" has no schema. Describe it with "schema", not "content"`);
  }
  return listTypes(spec, joinPointer(pointer, "schema"));
}
