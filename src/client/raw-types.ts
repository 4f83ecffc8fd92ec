import type { Client, MaybeOptionalInit, ParseAsResponse } from "openapi-fetch";
import type { paths } from "../../generated/openapi.js";
import type { Fetch } from "../http/types.js";
import type { SharedOptions } from "./types.js";

type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

/**
 * The openapi-fetch client of the spec. Result types are redefined, because openapi-fetch's `Readable` widens open enums
 * and drops null (openapi-typescript #2615, #2620).
 */
export type RawClient = Pick<Client<paths>, "use" | "eject"> & { [M in Method as Uppercase<M>]: RawMethod<M> } & {
  request<M extends Method, Path extends PathsWith<M>, Init extends RawInit<Path, M>>(
    method: M,
    path: Path,
    ...init: RawArguments<Path, M, Init>
  ): Promise<RawResult<paths[Path][M], Init>>;
};

type RawMethod<M extends Method> = <Path extends PathsWith<M>, Init extends RawInit<Path, M>>(
  path: Path,
  ...init: RawArguments<Path, M, Init>
) => Promise<RawResult<paths[Path][M], Init>>;

/** Options of a raw call besides those of openapi-fetch. */
export interface RawOptions extends Omit<SharedOptions, "headers"> {
  /** Sends this request instead of the client's `fetch`. */
  fetch?: Fetch | undefined;
  /** Merged into the second argument of `fetch`, such as `{ dispatcher }` for undici. */
  requestInitExt?: Record<string, unknown> | undefined;
}

type RawInit<Path extends keyof paths, M extends Method> = RawOptions &
  Omit<NonNullable<MaybeOptionalInit<paths[Path], M>>, "fetch">;

type RawArguments<Path extends keyof paths, M extends Method, Init> =
  undefined extends MaybeOptionalInit<paths[Path], M> ? [init?: Init] : [init: Init];

type PathsWith<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<M, object> ? Path : never;
}[keyof paths];

/** Either `data` or `error`, depending on `response.ok`. The bodies of failures are not documented. */
export type RawResult<Operation, Init> =
  | { data: ParseAsResponse<SuccessBody<Operation>, Init>; error?: never; response: Response }
  | { data?: never; error: unknown; response: Response };

type SuccessBody<Operation> = Operation extends { responses: infer Responses }
  ? {
      [Status in keyof Responses]: `${Status & number}` extends `2${string}` ? JSONBody<Responses[Status]> : never;
    }[keyof Responses]
  : never;

type JSONBody<Response> = Response extends { content: { "application/json": infer Body } } ? Body : undefined;
