export type { components, operations, paths } from "../generated/openapi.js";
export { type AstersClient, createAstersClient } from "./client/client.js";
export type { RawClient } from "./client/raw-types.js";
export type * from "./client/types.js";
export {
  ApiError,
  AstersError,
  ConnectionError,
  type Failure,
  ForbiddenError,
  type InvalidResponse,
  InvalidResponseError,
  NotFoundError,
  PaymentRequiredError,
  RateLimitError,
  RedirectError,
  ServerError,
  TimeoutError,
  UnauthorizedError,
} from "./http/errors.js";
