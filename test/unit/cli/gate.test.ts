import { expect, test } from "vitest";
import { createGate } from "../../../src/cli/gate.ts";
import { rejection } from "../../helpers/client.ts";

const { signal } = new AbortController();

test("is open at first", async () => {
  await createGate().open(signal);
});

test("opens for all at once, when the longest wait that was asked for is over", async () => {
  const gate = createGate();
  const started = performance.now();
  gate.close(20);
  gate.close(60);
  gate.close(5);
  await Promise.all([gate.open(signal), gate.open(signal)]);
  expect(performance.now() - started).toBeGreaterThanOrEqual(59);
});

test("a wait that is prolonged is prolonged for those who wait already", async () => {
  const gate = createGate();
  const started = performance.now();
  gate.close(10);
  const opened = gate.open(signal);
  gate.close(50);
  await opened;
  expect(performance.now() - started).toBeGreaterThanOrEqual(49);
});

test("tells when it closes, and not when it is closed already", async () => {
  const told: number[] = [];
  const gate = createGate((wait) => told.push(wait));
  gate.close(10);
  gate.close(20);
  await gate.open(signal);
  gate.close(0);
  gate.close(5);
  expect(told).toEqual([10, 5]);
});

test("lets go of those who wait when the run ends", async () => {
  const gate = createGate();
  gate.close(600_000);
  const reason = new Error("the run ends");
  const controller = new AbortController();
  const opened = gate.open(controller.signal);
  controller.abort(reason);
  expect(await rejection(opened)).toBe(reason);
});
