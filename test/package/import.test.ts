import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { installPacked, pack } from "../helpers/package.ts";

// What else an installed package does is checked by `npm run test:slow`.
test("the packed package can be installed, imported and used", async () => {
  const project = installPacked(pack());
  const program = `
    import { createAstersClient } from "asters-client";
    import { createFetchStub } from "asters-client/testing";
    const asters = createAstersClient({ apiKey: "any", fetch: createFetchStub() });
    console.log((await asters.listSocialAccounts("663b3db7522ef4893db24536")).length);
  `;
  const argv = ["--input-type=module", "--eval", program];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: project });
  expect(stdout).toBe("3\n");
});
