import { examples } from "../../generated/examples.js";

interface StandInAnswer {
  status: number;
  headers: Record<string, string>;
  /** Sent as JSON, unless it is a string. */
  // biome-ignore lint/suspicious/noExplicitAny: each way reaches somewhere else
  body: any;
}

/** A change to the documented answer. */
export type Way = (answer: StandInAnswer) => void;

export function documentedAnswer(): StandInAnswer {
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: structuredClone(examples.listSocialAccounts[200].documented),
  };
}

/** Answers as the document has them. */
export const agreeing: Record<string, Way> = {
  documented: () => {},
  empty: (answer) => Object.assign(answer, { body: examples.listSocialAccounts[200].empty }),
  reconnect: (answer) => Object.assign(answer, { body: examples.listSocialAccounts[200].reconnect }),
};

/** Answers off the document, each in one way. */
export const drifting: Record<string, Way> = {
  "a field is missing": ({ body }) => delete body.data[1].expired,
  "a field is of another type": ({ body }) => (body.data[1].account_id = 1706428398791282),
  "a field is null": ({ body }) => (body.data[1].picture = null),
  "a string is of another format": ({ body }) => (body.data[1].created_at = "12 June 2024"),
  "an account has a new field": ({ body }) => {
    for (const account of body.data) account.owner = { displayName: "Jane Doe", seats: 3 };
  },
  "a provider is unknown": ({ body }) => (body.data[1].provider = "linkedin"),
  "a type is unknown": ({ body }) => (body.data[1].type = "page"),
  "a status is unknown": (answer) => Object.assign(answer, { status: 418, body: "" }),
  "a rate limit is announced": ({ headers }) => Object.assign(headers, { "x-ratelimit-limit": "60" }),
  "an answer has an id": ({ headers }) => Object.assign(headers, { "x-request-id": "0f3e4ad19f0e6d8f" }),
  "a failure says when to come again": (answer) => {
    Object.assign(answer, { status: 403, headers: { "retry-after": "30" }, body: "" });
  },
  "a failure has a body": (answer) => {
    const message = "No access for jane.doe@example.com";
    Object.assign(answer, { status: 401, body: { statusCode: 401, message, path: "/workspaces" } });
  },
};
