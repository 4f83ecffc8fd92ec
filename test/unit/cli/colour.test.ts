import { expect, test } from "vitest";
import { createPaint } from "../../../src/cli/colour.ts";
import { collector } from "../../helpers/command.ts";

test.each<[boolean, Record<string, string>, boolean, boolean]>([
  [true, {}, true, true],
  [true, { TERM: "xterm" }, true, true],
  [true, { TERM: "dumb" }, true, false],
  [true, { NO_COLOR: "1" }, true, false],
  [true, { NO_COLOR: "" }, true, true],
  [true, { NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
  [true, { FORCE_COLOR: "0" }, true, false],
  [true, { FORCE_COLOR: "false" }, true, false],
  [true, {}, false, false],
  [false, {}, true, false],
  [false, { FORCE_COLOR: "1" }, true, true],
  [false, { FORCE_COLOR: "3", TERM: "dumb" }, true, true],
  [false, { FORCE_COLOR: "1" }, false, false],
])("on a terminal %j, with %j, wanted %j: coloured %j", (isTTY, env, wanted, coloured) => {
  const paint = createPaint(collector({ isTTY }).stream, env, wanted);
  expect(paint("red", "expired")).toBe(coloured ? "\u001b[31mexpired\u001b[39m" : "expired");
});
