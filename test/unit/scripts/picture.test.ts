import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { picture, pictureURL } from "../../../scripts/picture.ts";

test("the picture in the README is of what the command writes. If not, run: npm run picture", async () => {
  expect(readFileSync(pictureURL, "utf8")).toBe(await picture());
});
