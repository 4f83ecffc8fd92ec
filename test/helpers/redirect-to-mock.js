/** Preloaded with `node --import`: sends requests for the real API to the mock at the URL in MOCK. */
const { fetch } = globalThis;

globalThis.fetch = (input, init) => {
  const { url } = new Request(input, init);
  const mocked = url.replace("https://api.asters.ai/api/external/v1.0", process.env.MOCK);
  return fetch(typeof input === "string" ? mocked : new Request(mocked, input), init);
};
