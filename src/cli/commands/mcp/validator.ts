import { AjvJsonSchemaValidator } from "@modelcontextprotocol/server/validators/ajv";

/** Says what is wrong with a value, given its schema; undefined if nothing. Compiles each schema once, when needed. */
export type Validator = (schema: object, value: unknown) => string | undefined;

export function createValidator(): Validator {
  const ajv = new AjvJsonSchemaValidator();
  const compiled = new Map<object, ReturnType<typeof ajv.getValidator>>();
  return (schema, value) => {
    const validate = compiled.get(schema) ?? ajv.getValidator(schema);
    compiled.set(schema, validate);
    // Ajv calls the whole value `data`.
    return validate(value).errorMessage?.replaceAll(/(^|, )data\//g, "$1");
  };
}
