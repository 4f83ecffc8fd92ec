/** As much of an OpenAPI document as the generators read. */
export interface OpenAPIDocument {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, Reference> }>>;
  components: {
    schemas: Record<string, object>;
    responses: Record<string, { content?: Record<string, MediaType> }>;
    examples: Record<string, { value: unknown }>;
  };
}

export interface Reference {
  $ref: string;
}

export interface MediaType {
  schema: Reference;
  examples: Record<string, Reference>;
}

export interface DocumentedResponse {
  method: string;
  path: string;
  operationId: string;
  /** A status, or `default`. */
  status: string;
  /** The JSON body; undefined if none is documented. */
  body: MediaType | undefined;
}

/** Every response of every operation, in the order of the document. */
export function documentedResponses({ paths, components }: OpenAPIDocument): DocumentedResponse[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { operationId, responses }]) =>
      Object.entries(responses).map(([status, response]) => {
        const body = components.responses[componentName(response)]?.content?.["application/json"];
        return { method: method.toUpperCase(), path, operationId, status, body };
      }),
    ),
  );
}

/** The last part of a reference: the component's name. */
export function componentName({ $ref }: Reference): string {
  return $ref.slice($ref.lastIndexOf("/") + 1);
}
