/** For tests of code that uses the client: the spec's examples, and a `fetch` that responds with them. */
export { examples } from "../generated/examples.js";
export { createFetchStub, type FetchStubOptions } from "./mock/fetch-stub.js";
