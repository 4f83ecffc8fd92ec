import { isDeepStrictEqual } from "node:util";
import type { Change } from "./change.ts";

interface Parsed {
  components?: {
    schemas?: Record<string, { "x-extensible-enum"?: string[] }>;
    examples?: Record<string, { value?: unknown }>;
  };
}

type Found = Change & { pointer: string };

/** What changed where `redocly diff` does not look: in open lists, for it knows `enum` only, and in named examples. */
export function unseenChanges(released: unknown, today: unknown): Found[] {
  const [before, after] = [released as Parsed, today as Parsed].map((document) => document.components ?? {});
  return [
    ...both(before?.schemas, after?.schemas).flatMap(([name, then, now]) => openListChanges(name, then, now)),
    ...both(before?.examples, after?.examples).flatMap(([name, then, now]) => exampleChanges(name, then, now)),
  ];
}

function both<T>(before: Record<string, T> = {}, after: Record<string, T> = {}): [name: string, then: T, now: T][] {
  return Object.entries(after).flatMap(([name, now]) => {
    const then = before[name];
    return then ? [[name, then, now] as [string, T, T]] : [];
  });
}

type Schema = { "x-extensible-enum"?: string[] };

/** Nothing breaks, for any other value was allowed all along; that one is known no more is news as that it is. */
function openListChanges(name: string, before: Schema, after: Schema): Found[] {
  const [then = [], now = []] = [before["x-extensible-enum"], after["x-extensible-enum"]];
  const gained = now.filter((value) => !then.includes(value)).map((value) => `${value} is new`);
  const lost = then.filter((value) => !now.includes(value)).map((value) => `${value} is gone`);
  const pointer = `#/components/schemas/${name}/x-extensible-enum`;
  return [...gained, ...lost].map((what) => {
    return { impact: "minor", message: `Of the known values of \`${name}\`, ${what}. (x-extensible-enum)`, pointer };
  });
}

function exampleChanges(name: string, before: { value?: unknown }, after: { value?: unknown }): Found[] {
  if (isDeepStrictEqual(before.value, after.value)) return [];
  const pointer = `#/components/examples/${name}/value`;
  return [{ impact: "patch", message: `The example \`${name}\` has another value.`, pointer }];
}
