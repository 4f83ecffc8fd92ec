/** @jest-environment jsdom */
// Has no TextDecoder, fetch or Response: importing must not touch them.
test("the environment lacks what Node.js has", () => {
  expect(typeof TextDecoder).toBe("undefined");
  expect(typeof Response).toBe("undefined");
});

test.each(["asters-client", "asters-client/node", "asters-client/testing", "asters-client/validate"])(
  "%s can be loaded, and a client created",
  (name) => {
    expect(Object.keys(require(name)).length).toBeGreaterThan(0);
    const { createAstersClient } = require("asters-client");
    expect(typeof createAstersClient({ apiKey: "key" }).listSocialAccounts).toBe("function");
  },
);
