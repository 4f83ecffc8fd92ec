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

test("reports the failure of the only workspace without a summary", async () => {
  const { code, stdout, stderr } = await labels(["c"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toBe(
    "error: workspace c: 404 The resource was not found\n  Check the id. To list workspace ids: asters workspaces\n",
  );
});

test("reports that all of several workspaces failed", async () => {
  const { code, stderr } = await labels(
    ["c", "d"],
    fakeAPI([
      { _id: "c", labels: 404 },
      { _id: "d", labels: 404 },
    ]),
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(/\n0 labels in 0 workspaces; 2 workspaces failed\n$/);
});

test.each([
  [56, "label id"],
  [20, "label id, workspace, workspace id"],
])("at a width of %d, hides the columns %s", async (width, hidden) => {
  const listed = ["a", "b"].map((_id) => ({
    _id: _id.repeat(24),
    name: `Brand ${_id}`,
    labels: [label("x".repeat(18))],
  }));
  const { stdout, stderr } = await labels([], fakeAPI(listed), { env: { COLUMNS: `${width}` } });
  expect(stderr).toBe(`Columns hidden to fit the width: ${hidden}\n2 labels in 2 workspaces\n`);
  for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(width);
});

test("a rejected key stops the run after one request", async () => {
  const { code, stderr, requested } = await labels(["a", "b", "c"], (_request, response) => {
    response.writeHead(401).end();
  });
  expect({ code, requested }).toEqual({ code: 1, requested: ["/workspaces/a/labels"] });
  expect(stderr).toMatch(
    /\n0 labels in 0 workspaces; 1 workspace failed\nStopped: the API key was rejected\. 2 workspaces unfinished\n$/,
  );
});
