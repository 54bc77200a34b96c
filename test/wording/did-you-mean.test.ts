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
  ["fixx", "fix"],
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
  ["Invoices_Get", ["Invoices_Set", "Invoices_Put"]],
  ["mail-send", ["mail-sent"]],
  ["gettask", ["settask", "listtask"]],
  ["IncludeItem", ["ExcludeItem"]],
  ["LockDoor", ["UnlockDoor"]],
  ["UnlockDoor", ["LockDoor"]],
  ["ImportFile", ["ExportFile"]],
  ["DetachFile", ["AttachFile"]],
  ["SubscribeToMail", ["UnsubscribeToMail"]],
  ["TurnLightOn", ["TurnLightOff"]],
  ["GetInvoiceById", ["GetInvoiceByNo"]],
  ["ListOrders", ["ListOrdersV2"]],
])("%s is another operation than %j", (id, ids) => {
  expect(didYouMeanOperation(id, ids)).toBeUndefined();
});

test.each([
  ["GetOrder", ["getOrder", "ListOrders"], "getOrder"],
  ["LsitOrders", ["ListOrders", "GetOrder"], "ListOrders"],
  ["GetOrdr_V2", ["GetOrder_V2", "GetOrder_V3"], "GetOrder_V2"],
  ["GetCustomerAdress", ["GetCustomerAddress", "GetCustomer"], "GetCustomerAddress"],
  ["CreateInvocie", ["CreateInvoice"], "CreateInvoice"],
  ["Invocies_Get", ["Invoices_Set", "Invoices_Get"], "Invoices_Get"],
  ["Getinvoise", ["GetInvoice"], "GetInvoice"],
  ["getordres", ["getorders", "setorders"], "getorders"],
  ["Get Order", ["GetOrder"], "GetOrder"],
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
  ["iconnn", ["icon"]],
  ["minPrice", ["maxPrice"]],
  ["minprice", ["maxprice"]],
  ["createdAt", ["createdBy"]],
  ["invoiceId", ["invoiceNo", "invoice"]],
  ["pointX", ["pointY"]],
  ["inactive", ["active"]],
  ["locked", ["unlocked"]],
  ["decode", ["encode"]],
  ["export", ["import"]],
])("%s is no slip for one of %j", (word, names) => {
  expect(didYouMean(word, names)).toBeUndefined();
});

test.each([
  ["invocieId", ["invoiceId", "invoiceNo"], "invoiceId"],
  ["sourceId", ["sourceIds"], "sourceIds"],
  ["recieverEmial", ["receiverEmail"], "receiverEmail"],
  ["due date", ["due_date"], "due_date"],
  ["tax_rat", ["tax_rate"], "tax_rate"],
  ["siteURl", ["siteUrl"], "siteUrl"],
  ["tax_kee", ["tax_key"], "tax_key"],
  ["maximun", ["minimum", "maximum"], "maximum"],
  ["INVOICEID", ["invoiceId"], "invoiceId"],
])("%s is a slip for one of %j", (word, names, expected) => {
  expect(didYouMean(word, names)).toBe(expected);
});
