/** For tests of code that uses the client: the examples of the spec, and a `fetch` that responds with them. */
export { examples } from "../generated/examples.js";
export { createFetchStub, type FetchStubOptions, type StubbedResponse } from "./mock/fetch-stub.js";
