/** As much of an OpenAPI document as the generators read. */
export interface OpenAPIDocument {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, Reference> }>>;
  components: {
    schemas: Record<string, object>;
    responses: Record<string, { content?: Record<string, { schema: Reference }> }>;
  };
}

export interface Reference {
  $ref: string;
}

/** The last part of a reference: the component's name. */
export function componentName({ $ref }: Reference): string {
  return $ref.slice($ref.lastIndexOf("/") + 1);
}
