import { expect, test } from "vitest";
import { createSortingWriter } from "../../../../src/cli/output/sort.ts";

test("writes nothing before the end, then all rows sorted", async () => {
  const written: (number | "end")[] = [];
  const end = async () => void written.push("end");
  const writer = createSortingWriter<number>(
    { write: async (rows) => void written.push(...rows), end },
    (a, b) => a - b,
  );
  await writer.write([3, 1]);
  await writer.write([2]);
  expect(written).toEqual([]);
  await writer.end();
  expect(written).toEqual([1, 2, 3, "end"]);
});
