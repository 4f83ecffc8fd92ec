import { expect, test } from "vitest";
import { fakeAPI, runAsters } from "../../../../helpers/fake-api.ts";

const label = (text: string, color = "teal") => ({ _id: `label-${text}`, label: text, color });
const workspaces = [
  { _id: "a", name: "Brand A", labels: [label("one"), label("two")] },
  { _id: "b", name: "Brand B", labels: [label("three")] },
  { _id: "c", name: "Brand C", labels: 404 },
];
const api = fakeAPI(workspaces);
const labels = (argv: string[], listener = api, setting = {}) => runAsters(["labels", ...argv], listener, setting);

test("lists the labels of every workspace, with their names", async () => {
  const { code, stdout, stderr } = await labels([]);
  expect(code).toBe(1);
  expect(stdout).toBe(`\
label  color  label id     workspace  workspace id
one    teal   label-one    Brand A    a
two    teal   label-two    Brand A    a
three  teal   label-three  Brand B    b
`);
  expect(stderr).toBe(
    "error: workspace Brand C (c): 404 The resource was not found\n  Check the id. To list workspace ids: asters workspaces\n3 labels in 2 workspaces; 1 workspace failed\n",
  );
});

test("lists only the given workspace, in one request", async () => {
  const { code, stdout, stderr, requested } = await labels(["b"]);
  expect({ code, requested }).toEqual({ code: 0, requested: ["/workspaces/b/labels"] });
  expect(stdout).toBe("label  color  label id\nthree  teal   label-three\n");
  expect(stderr).toBe("1 label\n");
});

test("selects by name and prints JSON, NDJSON and CSV", async () => {
  const select = (flag: string) => labels(["--workspace", "Brand B", flag]);
  const expected = { ...label("three"), workspace_id: "b", workspace_name: "Brand B" };
  expect(JSON.parse((await select("--json")).stdout)).toEqual([expected]);
  expect(JSON.parse((await select("--ndjson")).stdout)).toEqual(expected);
  expect((await select("--csv")).stdout).toBe(
    "workspace_id,workspace_name,_id,label,color\r\nb,Brand B,label-three,three,teal\r\n",
  );
});

test("says that the API key has access to no workspaces", async () => {
  const { code, stdout, stderr } = await labels(["--json"], fakeAPI([]));
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: "[]\n",
    stderr: "The API key has access to no workspaces\n",
  });
});

test("shows labels without any known field", async () => {
  const { stdout } = await labels(["a"], fakeAPI([{ _id: "a", labels: [{}] }]));
  expect(stdout).toMatch(/^-\s+-\s+-$/m);
});
