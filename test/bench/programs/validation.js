/** The CPU time of the generated validator, of hand-written checks, and of parsing the same body. */
import { validateResponse } from "asters-client/validate";
import { body } from "./accounts.js";

const { rounds } = JSON.parse(process.argv[2]);
const text = body(10_000);
const parsed = JSON.parse(text);

const isString = (value) => typeof value === "string";
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function isAccount(value) {
  return (
    isObject(value) &&
    isString(value._id) &&
    isString(value.name) &&
    isString(value.account_id) &&
    isString(value.provider) &&
    isString(value.type) &&
    isString(value.picture) &&
    isString(value.created_at) &&
    typeof value.expired === "boolean" &&
    isBrandvoiceInfo(value.brandvoiceInfo)
  );
}

function isBrandvoiceInfo(value) {
  return (
    isObject(value) &&
    Number.isInteger(value.totalPosts) &&
    value.totalPosts >= 0 &&
    (value.firstPostDate === undefined || isString(value.firstPostDate)) &&
    (value.lastPostDate === undefined || isString(value.lastPostDate))
  );
}

function isList(value) {
  return (
    isObject(value) &&
    isString(value.description) &&
    Array.isArray(value.data) &&
    value.data.every(isAccount) &&
    value.error === null
  );
}

const tasks = {
  "hand-written checks": () => isList(parsed),
  "asters-client/validate": () => validateResponse("listSocialAccounts", 200, parsed).length === 0,
  "JSON.parse": () => JSON.parse(text).error === null,
};

function measure(task, times) {
  const before = process.cpuUsage();
  for (let turn = 0; turn < times; turn++) if (!task()) throw new Error("a valid body is rejected");
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

for (const task of Object.values(tasks)) measure(task, 50);
const results = Object.fromEntries(Object.keys(tasks).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, task] of Object.entries(tasks)) results[name].push(measure(task, 20));
}
console.log(JSON.stringify(results));
