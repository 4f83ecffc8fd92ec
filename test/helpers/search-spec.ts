/** Three operations: a list with query parameters, a POST with a body, and one with neither. */
export const searchSpec = `openapi: 3.1.1
info: { title: Posts, version: 0.1.0 }
servers: [{ url: https://localhost/v1 }]
security: [{ apiKey: [] }]
paths:
  /workspaces/{id}/posts:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    get:
      operationId: listPosts
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 100 } }
        - { name: sort, in: query, schema: { type: string, x-extensible-enum: [newest] } }
      responses:
        "200":
          description: OK
          content:
            application/json:
              schema:
                type: object
                properties:
                  data: { type: array, items: { $ref: "#/components/schemas/Post" } }
                  total: { type: integer }
              examples: { nothing: { value: { data: [] } } }
    post:
      operationId: searchPosts
      x-safe: true
      # parameters of searchPosts
      requestBody:
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Search" }
            example: { page: 1 }
      responses: { "200": { description: OK } }
  /workspaces/{id}/count:
    get:
      operationId: countPosts
      # parameters of countPosts
      responses: { "200": { description: OK } }
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: x-api-key }
  schemas:
    Search:
      type: object
      required: [page]
      properties:
        page: { type: integer }
        filters:
          type: object
          properties: { from: { type: string }, to: { type: string } }
    State: { type: string, x-extensible-enum: [draft, live] }
    Post:
      type: object
      properties:
        state: { $ref: "#/components/schemas/State" }
        media: { type: string, x-extensible-enum: [image] }
`;
