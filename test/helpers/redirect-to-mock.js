/** Preloaded with `node --import`: what is meant for the real API goes to the mock that MOCK names. */
const { fetch } = globalThis;

globalThis.fetch = (input, init) => {
  const { url } = new Request(input, init);
  const mocked = url.replace("https://api.asters.ai/api/external/v1.0", process.env.MOCK);
  return fetch(typeof input === "string" ? mocked : new Request(mocked, input), init);
};
