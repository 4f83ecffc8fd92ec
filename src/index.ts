export type { paths } from "../generated/openapi.js";
export { type AstersClient, createAstersClient } from "./client.js";
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
} from "./errors.js";
export type { RawClient } from "./raw-types.js";
export type * from "./types.js";
