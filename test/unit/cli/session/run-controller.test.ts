import { expect, test } from "vitest";
import { createRunController } from "../../../../src/cli/session/run-controller.ts";

function create(signal = new AbortController().signal) {
  let fail = () => {};
  const output = { write: async () => {}, onFailure: (callback: () => void) => (fail = callback), failure: undefined };
  return { controller: createRunController({ signal, output: output as never }), fail: () => fail() };
}

test("a new controller is not aborted", () => {
  const { controller } = create();
  expect([controller.signal.aborted, controller.reason]).toEqual([false, undefined]);
});

test("an aborted controller keeps the first reason", () => {
  const { controller, fail } = create();
  controller.abort("unauthorized");
  fail();
  expect([controller.signal.aborted, controller.reason]).toEqual([true, "unauthorized"]);
});

test("aborts when standard output cannot be written", () => {
  const { controller, fail } = create();
  fail();
  expect([controller.signal.aborted, controller.reason]).toEqual([true, "output closed"]);
});

test("aborts on Ctrl-C, even if it came before the controller was created", () => {
  const interruption = new AbortController();
  const { controller } = create(interruption.signal);
  interruption.abort();
  expect([controller.signal.aborted, controller.reason]).toEqual([true, "interrupted"]);
  const later = create(interruption.signal).controller;
  expect([later.signal.aborted, later.reason]).toEqual([true, "interrupted"]);
});
