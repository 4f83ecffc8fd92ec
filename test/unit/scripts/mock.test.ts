import { createServer } from "node:net";
import { expect, test } from "vitest";
import { startPrism } from "../../../scripts/mock.ts";
import { portNumber } from "../../../scripts/port.ts";
import { listen } from "../../helpers/server.ts";

test("a port that is taken is told, with what to do", async () => {
  await using server = await listen(() => {});
  const port = Number(new URL(server.url).port);
  await expect(startPrism({ port })).rejects.toThrow(
    `Prism has not started on 127.0.0.1:${port}: the port may be taken\nChoose another port, or any free one: npm run mock -- --port 0`,
  );
});

test("a port is given up when the mock is closed", async () => {
  const prism = await startPrism();
  await prism.close();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(Number(new URL(prism.url).port), "127.0.0.1", resolve);
  });
  server.close();
});

test.each(["0", "4010", "65535"])("--port takes %s", (text) => {
  expect(portNumber(text)).toBe(Number(text));
});

test.each(["", "-1", "abc", "1.5", "65536", "0x10"])("--port does not take %j", (text) => {
  expect(() => portNumber(text)).toThrow(`--port takes a number from 0, any free port, to 65535; not ${text}`);
});
