export type { components, operations, paths } from "../generated/openapi.js";
export type { OperationId } from "../generated/operations.js";
export type * from "../generated/schemas.js";
export { type AstersClient, createAstersClient } from "./client/client.js";
export type { RawClient } from "./client/raw-types.js";
export type * from "./client/types.js";
export {
  ApiError,
  type ApiErrorDetails,
  AstersError,
  ConnectionError,
  ForbiddenError,
  type InvalidResponseDetails,
  InvalidResponseError,
  NotFoundError,
  PaymentRequiredError,
  RateLimitError,
  RedirectError,
  ServerError,
  TimeoutError,
  UnauthorizedError,
} from "./http/errors.js";
export type * from "./http/types.js";
