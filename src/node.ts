export { createNodeFetch, type NodeFetchOptions } from "./http/node-fetch.js";
