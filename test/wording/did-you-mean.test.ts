import { expect, test } from "vitest";
import { didYouMean, didYouMeanOperation } from "../../src/wording/did-you-mean.ts";

const commands = ["recheck", "explain", "waive", "unwaive", "acknowledge", "fix"];

test.each([
  ["wave", "waive"],
  ["WAIVE", "waive"],
  ["unwiave", "unwaive"],
  ["aknowlege", "acknowledge"],
  ["re-check", "recheck"],
  ["fxi", "fix"],
])("%s is near %s", (word, expected) => {
  expect(didYouMean(word, commands)).toBe(expected);
});

test("nothing is suggested for a word that is like none, or far too long", () => {
  expect(didYouMean("merge", commands)).toBeUndefined();
  expect(didYouMean("", commands)).toBeUndefined();
  expect(didYouMean("x".repeat(100_000), ["x".repeat(100_000)])).toBeUndefined();
});

test("the nearest candidate wins, the first of equally near ones, within the distance allowed", () => {
  expect(didYouMean("titel", ["tite", "title", "tiles"])).toBe("tite");
  expect(didYouMean("iconn", ["ico", "icon"])).toBe("icon");
  expect(didYouMean("acknowlege", commands, 0)).toBeUndefined();
});

test.each([
  ["ListTasks_V2", ["GetTask_V2", "ListTask_V3"]],
  ["SetTask", ["GetTask", "ListTasks"]],
  ["GetOrder_V3", ["GetOrder_V2", "GetOrder_V1"]],
  ["UpdateItem", ["DeleteItem", "CreateItem"]],
  ["GetOrders2024", ["GetOrders2023"]],
  ["SendMail", ["ReadMail", "SeedMail"]],
])("%s is another operation than %j", (id, ids) => {
  expect(didYouMeanOperation(id, ids)).toBeUndefined();
});

test.each([
  ["GetOrder", ["getOrder", "ListOrders"], "getOrder"],
  ["LsitOrders", ["ListOrders", "GetOrder"], "ListOrders"],
  ["GetOrdr_V2", ["GetOrder_V2", "GetOrder_V3"], "GetOrder_V2"],
  ["GetCustomerAdress", ["GetCustomerAddress", "GetCustomer"], "GetCustomerAddress"],
  ["CreateInvocie", ["CreateInvoice"], "CreateInvoice"],
])("%s is a slip for one of %j", (id, ids, expected) => {
  expect(didYouMeanOperation(id, ids)).toBe(expected);
});

test.each([
  ["API", ["AI", "Data"]],
  ["get", ["set", "got"]],
  ["red", ["read"]],
  ["mode", ["model_name"]],
  ["semver", ["serving"]],
  ["Custom", ["Cost"]],
  ["v2.1", ["v2.0"]],
  ["company", ["compute"]],
])("%s is no slip for one of %j", (word, names) => {
  expect(didYouMean(word, names)).toBeUndefined();
});
