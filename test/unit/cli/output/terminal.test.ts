import { expect, test } from "vitest";
import { createColorize, outputWidth } from "../../../../src/cli/output/terminal.ts";
import { collector } from "../../../helpers/command.ts";

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
])("on a terminal %j, with %j and enabled %j, colors are %j", (isTTY, env, enabled, colored) => {
  const colorize = createColorize(collector({ isTTY }).stream, env, enabled);
  expect(colorize("red", "expired")).toBe(colored ? "\u001b[31mexpired\u001b[39m" : "expired");
});

test.each<[string, { isTTY?: boolean; columns?: number }, Record<string, string>, number]>([
  ["a terminal's own", { isTTY: true, columns: 70 }, { COLUMNS: "60" }, 70],
  ["COLUMNS for a terminal that does not report its width", { isTTY: true, columns: 0 }, { COLUMNS: "60" }, 60],
  ["80 for a terminal of which nothing is known", { isTTY: true }, {}, 80],
  ["COLUMNS in a pipe", {}, { COLUMNS: "60" }, 60],
  ["unlimited in a pipe", {}, {}, Number.POSITIVE_INFINITY],
  ["unlimited if COLUMNS is not a number", {}, { COLUMNS: "wide" }, Number.POSITIVE_INFINITY],
  ["unlimited if COLUMNS is empty", {}, { COLUMNS: "" }, Number.POSITIVE_INFINITY],
])("the output width is %s", (_, terminal, env, width) => {
  expect(outputWidth(collector(terminal).stream, env)).toBe(width);
});
