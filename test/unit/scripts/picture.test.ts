import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { picture, pictureURL } from "../../../scripts/picture.ts";

test("the picture in the README shows what the command prints; `npm run picture` updates it", async () => {
  expect(readFileSync(pictureURL, "utf8")).toBe(await picture());
});
