/** How the fake server responds: as documented, or with one deviation each. */
import type { OpenAPI } from "../spec/operations.ts";

export interface FakeResponse {
  status: number;
  headers: Record<string, string>;
  /** Sent as JSON, unless it is a string. */
  body: unknown;
}

/** What the spec has that a scenario may use. */
export interface Documented {
  examples: unknown[];
  /** The objects listed in the response. */
  items: Record<string, unknown>[];
  /** The schemas of their fields. */
  fields: Record<string, OpenAPI>;
}

/** Changes a response that is the first documented example. */
export type Scenario = (response: FakeResponse, documented: Documented) => void;

export const conforming: Record<string, Scenario> = {
  "the first example": sendExample(0),
  "the second example": sendExample(1),
  "the third example": sendExample(2),
};

export const deviating: Record<string, Scenario> = {
  "a field is missing": (_, documented) => {
    const [item, name] = pick(documented, ({ type }) => type === "boolean");
    delete item[name];
  },
  "a field has another type": setField((schema, name) => isPlainString(schema) && name !== "_id", 1706428398791282),
  "a field is null": setField(({ format }) => format === "uri", null),
  "a string has another format": setField(({ format }) => format === "date-time", "12 June 2024"),
  "the items have a new field": (_, { items }) => {
    for (const item of items) item["owner"] = { displayName: "Jane Doe", seats: 3 };
  },
  "a value is unknown": setField(isExtensible, "linkedin"),
  "a value of another enum is unknown": setField(isExtensible, "page", 1),
  "a status is undocumented": (response) => {
    Object.assign(response, { status: 418, body: "" });
  },
  "a rate limit is announced": ({ headers }) => {
    headers["x-ratelimit-limit"] = "60";
  },
  "the response has an id": ({ headers }) => {
    headers["x-request-id"] = "0f3e4ad19f0e6d8f";
  },
  "a failure says when to retry": (response) => {
    Object.assign(response, { status: 404, headers: { "retry-after": "30" }, body: "" });
  },
  "a failure has a body": (response) => {
    const message = "No access for jane.doe@example.com";
    Object.assign(response, { status: 401, body: { statusCode: 401, message, path: "/some/path" } });
  },
};

function sendExample(index: number): Scenario {
  return (response, { examples }) => {
    response.body = examples[index] ?? response.body;
  };
}

type Test = (schema: OpenAPI, name: string) => boolean;

function setField(test: Test, value: unknown, index = 0): Scenario {
  return (_, documented) => {
    const [item, name] = pick(documented, test, index);
    item[name] = value;
  };
}

/** The last item, and the name of one of its fields that pass the test. */
function pick({ items, fields }: Documented, test: Test, index = 0): [item: Record<string, unknown>, name: string] {
  const name = Object.keys(fields).filter((name) => test(fields[name], name))[index];
  // Without such a field there is nothing to change, and the change goes nowhere.
  return name === undefined ? [{}, ""] : [items.at(-1) ?? {}, name];
}

function isExtensible(schema: OpenAPI): boolean {
  return Array.isArray(schema["x-extensible-enum"]);
}

function isPlainString({ type, format, ...rest }: OpenAPI): boolean {
  return type === "string" && format === undefined && !isExtensible(rest);
}
