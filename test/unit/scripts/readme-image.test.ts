import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawImage, imageURL } from "../../../scripts/readme-image.ts";

test("the image in the README shows what the command prints; to update it, run: npm run readme:image", async () => {
  expect(readFileSync(imageURL, "utf8")).toBe(await drawImage());
});
