import { expect, test } from "vitest";
import { createProgress, drawProgress } from "../../../../src/cli/session/progress.ts";
import { collector } from "../../../helpers/command.ts";

test.each([
  ["a file", {}, {}, 10],
  ["a dumb terminal", { isTTY: true }, { TERM: "dumb" }, 10],
  ["one workspace", { isTTY: true }, {}, 1],
])("draws nothing for %s", (_, terminal, env, total) => {
  const { stream, text } = collector(terminal);
  const progress = createProgress(total, stream, env);
  progress.tick();
  progress.clear();
  expect(text()).toBe("");
});

test("draws a bar on a terminal", () => {
  const { stream, text } = collector({ isTTY: true, columns: 80 });
  createProgress(4, stream, {}).tick();
  expect(text()).toBe(`\r${"█".repeat(10)}${"░".repeat(30)} 1/4 workspaces\x1b[K`);
});

test("fills the bar as the run proceeds", () => {
  const { stream, text } = collector({ columns: 80 });
  let now = 0;
  const progress = drawProgress(4, stream, () => (now += 100));
  for (let tick = 0; tick < 4; tick++) progress.tick();
  expect(
    text()
      .match(/█+/g)
      ?.map((bar) => bar.length),
  ).toEqual([10, 20, 30, 40]);
});

test("draws at most every 80 ms, and again after the bar was cleared", () => {
  const { stream, text } = collector({ columns: 80 });
  let now = 0;
  const progress = drawProgress(1000, stream, () => now);
  for (let tick = 0; tick < 100; tick++, now += 1) progress.tick();
  expect(text().match(/workspaces/g)).toHaveLength(2);
  progress.clear();
  progress.clear();
  expect(text().endsWith("workspaces\x1b[K\r\x1b[K")).toBe(true);
  progress.tick();
  expect(text().match(/ 101\/1000 workspaces/g)).toHaveLength(1);
});

test.each([12, 20, 25, 40, 200])("leaves the last of %d columns free", (columns) => {
  const { stream, text } = collector({ columns });
  drawProgress(1000, stream, () => 0).tick();
  const line = text().slice(1, -"\x1b[K".length);
  expect(line.length).toBeLessThan(columns);
  expect(line).toContain("1/1000 work".slice(0, columns - 1));
});

test.each([
  ["Brand A (a)", "  Brand A (a)"],
  ["A brand with quite a long name (a)", "  A brand with quite a …"],
  ["日本語の名前の長いブランド", "  日本語の名前の長いブ…"],
  ["👩‍👩‍👧‍👦 family", "  👩‍👩‍👧‍👦 family"],
])("shows %j after the bar as %j", (label, shown) => {
  const { stream, text } = collector({ columns: 80 });
  drawProgress(4, stream, () => 0).tick(label);
  expect(text()).toBe(`\r${"█".repeat(10)}${"░".repeat(30)} 1/4 workspaces${shown}\x1b[K`);
});

test("shows no label if there is little room", () => {
  const { stream, text } = collector({ columns: 60 });
  drawProgress(4, stream, () => 0).tick("Brand A");
  expect(text()).not.toContain("Brand");
});
