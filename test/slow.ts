/**
 * The tests of `npm run test:package`: they pack and install the package, start watchers and servers as processes, or
 * run third-party tools. `npm test` leaves them out.
 */
export const slowTests = [
  "test/package/{command,dev,drift,maintenance,package,readme,score}.test.ts",
  "test/unit/scripts/{child-process,mock,start}.test.ts",
  "test/unit/scripts/dev/spec.test.ts",
  "test/unit/scripts/docs-page/code-samples.test.ts",
];
