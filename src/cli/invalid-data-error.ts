import { InvalidResponseError } from "../http/errors.js";

/** Creates the error for a success whose data the command cannot use, such as a list without ids. */
export function createInvalidDataError(data: unknown, path: string, message: string): InvalidResponseError {
  const issue = { path, message };
  const details = { status: 200, body: data, headers: new Headers(), attempts: 1, issues: [issue] };
  return new InvalidResponseError(`200, but ${path} ${message}`, details);
}
