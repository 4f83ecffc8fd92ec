import type { Client, MaybeOptionalInit, ParseAsResponse } from "openapi-fetch";
import type { paths } from "../../generated/openapi.js";

type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

/**
 * The openapi-fetch client of the document. Its own types are not used for results: `Readable`, which they go through,
 * takes open strings apart and drops what is null (openapi-typescript #2615, #2620).
 */
export type RawClient = Pick<Client<paths>, "use" | "eject"> & { [M in Method as Uppercase<M>]: RawMethod<M> };

type RawMethod<M extends Method> = <Path extends PathsWith<M>, Init extends MaybeOptionalInit<paths[Path], M>>(
  path: Path,
  ...init: undefined extends MaybeOptionalInit<paths[Path], M> ? [Init?] : [Init]
) => Promise<RawResult<paths[Path][M], Init>>;

type PathsWith<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<M, object> ? Path : never;
}[keyof paths];

/** Either `data` or `error`; which of the two is told by `response.ok`. Bodies of failures are not documented. */
export type RawResult<Operation, Init> =
  | { data: ParseAsResponse<SuccessBody<Operation>, Init>; error?: never; response: Response }
  | { data?: never; error: unknown; response: Response };

type SuccessBody<Operation> = Operation extends { responses: infer Responses }
  ? {
      [Status in keyof Responses]: `${Status & number}` extends `2${string}` ? JSONBody<Responses[Status]> : never;
    }[keyof Responses]
  : never;

type JSONBody<Response> = Response extends { content: { "application/json": infer Body } } ? Body : undefined;
