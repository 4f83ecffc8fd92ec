import { type Fragment, json, ok, type SmallSpec } from "./spec.ts";

const string = { type: "string" };
const integer = { type: "integer" };
const object = (properties: Fragment, required = Object.keys(properties)) => ({ type: "object", required, properties });
const ref = (place: string) => ({ $ref: `#/components/${place}` });

const empty = { description: "Nothing", data: [], error: null };
const page = { data: [{ id: "1" }], pagination: { totalPages: 1 } };

/** Every supported kind of operation, in every supported notation. */
export const kitchenSinkSpec: SmallSpec = {
  paths: {
    // `data` is an object; the shape of the items of a list was never seen.
    "/workspaces": {
      get: {
        operationId: "listWorkspaces",
        summary: "List of all workspaces",
        responses: {
          ...ok(
            object({
              workspaces: { type: "array", items: ref("schemas/Workspace") },
              shared: { type: "array", items: {} },
            }),
            {
              documented: { $ref: "#/components/examples/workspaces" },
            },
          ),
          401: ref("responses/Unauthorized"),
        },
      },
    },
    // Parameters of the path, in the query, and of one operation.
    "/workspaces/{workspace_id}/labels": {
      parameters: [
        { name: "workspace_id", in: "path", required: true, description: "The id of the workspace.", schema: string },
        { name: "page", in: "query", schema: string },
      ],
      get: {
        operationId: "listLabels",
        description: "Lists labels.\n\nOf one page.",
        deprecated: true,
        externalDocs: { url: "https://things.test/labels" },
        parameters: [
          { name: "page", in: "query", schema: integer },
          { name: "color", in: "query", required: true, schema: { type: "array", items: string } },
        ],
        responses: {
          ...ok(
            { type: "array", items: ref("schemas/Label") },
            { documented: { value: empty }, empty: { value: empty } },
          ),
          404: { description: "No workspace has the id. Check it." },
          "5XX": { description: "A failure.", content: { "text/plain": { schema: string, example: "Sorry" } } },
        },
      },
    },
    // A POST that only reads.
    "/data/posts": {
      post: {
        operationId: "queryPosts",
        "x-safe": true,
        requestBody: ref("requestBodies/PostQuery"),
        responses: {
          200: {
            description: "Posts.",
            content: {
              "text/csv": { schema: string },
              "application/json; charset=utf-8": {
                schema: object({
                  data: { type: "array", items: object({ id: string }) },
                  pagination: object({ totalPages: integer }),
                }),
                example: page,
              },
            },
          },
        },
      },
    },
    "/things/{id}": ref("pathItems/Thing"),
  },
  components: {
    pathItems: {
      Thing: {
        parameters: [{ name: "id", in: "path", required: true, schema: string }],
        put: {
          operationId: "replaceThing",
          parameters: [{ name: "name", in: "query", schema: string }],
          requestBody: { required: true, content: json(object({ name: string, size: integer }, ["name"])) },
          responses: { 204: { description: "Replaced." }, default: { description: "Any other." } },
        },
        head: { operationId: "hasThing", responses: { 200: { description: "It exists.", content: json(string) } } },
        delete: {
          operationId: "deleteThing",
          responses: { "2XX": { description: "Deleted.", content: { "application/vnd.things+json": { schema: {} } } } },
        },
      },
    },
    requestBodies: {
      PostQuery: {
        required: true,
        description: "Which posts.",
        content: json({
          allOf: [object({ socialAccountId: string }), ref("schemas/PostFilter")],
          properties: { page: integer },
        }),
      },
    },
    responses: { Unauthorized: { description: "No [valid key](https://things.test/keys) was sent. Create one." } },
    schemas: {
      Workspace: object(
        { _id: string, name: { type: ["string", "null"], title: "format" }, kind: ref("schemas/Kind") },
        ["_id"],
      ),
      Label: { anyOf: [object({ label: string, color: ref("schemas/Kind") }), object({ label: string })] },
      PostFilter: object({ filters: object({ date: object({ from: { ...string, format: "date" }, to: string }) }) }),
      Kind: { type: ["string", "null"], "x-extensible-enum": ["own", "shared"] },
    },
    examples: {
      workspaces: {
        value: { description: "All", data: { workspaces: [{ _id: "1" }], shared: [] }, error: null },
      },
    },
  },
};

/** A body of its listing of posts. */
export const postsPage = page;
