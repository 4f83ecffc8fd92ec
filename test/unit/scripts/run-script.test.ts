import { expect, test } from "vitest";
import { parsePort } from "../../../scripts/run-script.ts";

test.each(["0", "4010", "65535"])("--port accepts %s", (text) => {
  expect(parsePort(text)).toBe(Number(text));
});

test.each(["", "-1", "abc", "1.5", "65536", "0x10"])("--port rejects %j", (text) => {
  expect(() => parsePort(text)).toThrow(`--port must be a number from 0 (any free port) to 65535, not ${text}`);
});
