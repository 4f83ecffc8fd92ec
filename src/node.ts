export { createNodeFetch } from "./http/node-fetch.js";
