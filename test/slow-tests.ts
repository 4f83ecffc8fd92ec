/**
 * The tests of `npm run test:slow`: they pack and install the package, start watchers and servers as processes, send
 * hundreds of requests through Prism, or run third-party tools. `npm test` leaves them out.
 */
export const slowTests = [
  "test/package/{command,package,readme}.test.ts",
  "test/scripts/**/*.test.ts",
  "test/contract/{mocks-against-prism,validating-proxy,random}.test.ts",
  "test/unit/scripts/child-process.test.ts",
  "test/unit/scripts/dev/spec.test.ts",
  "test/unit/scripts/docs/code-samples.test.ts",
];
