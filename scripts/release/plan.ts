import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import getReleasePlan from "@changesets/get-release-plan";

const root = new URL("../../", import.meta.url);

/** The pending changesets and the version that they lead to. */
export interface ReleasePlan {
  /** The version in package.json. */
  current: string;
  /** The version after `npm run release:version`; `current` if no changeset is pending. */
  next: string;
  changesets: { bump: string; summary: string }[];
}

export async function readReleasePlan(): Promise<ReleasePlan> {
  const { version, name } = JSON.parse(await readFile(new URL("package.json", root), "utf8"));
  const { changesets, releases } = await getReleasePlan(fileURLToPath(root));
  return {
    current: version,
    next: releases.find((release) => release.name === name)?.newVersion ?? version,
    changesets: changesets.flatMap(({ summary, releases }) => releases.map(({ type }) => ({ bump: type, summary }))),
  };
}
