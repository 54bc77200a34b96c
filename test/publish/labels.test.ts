import { expect, test } from "vitest";
import { planLabels } from "../../src/publish/plan/labels.ts";
import { connector, finding, review } from "../report/sample-review.ts";

const prefix = "connector: ";
const plain = review([connector([finding()])]);
const disputes = [{ by: "adele", because: "the service answers so" }];
const disputed = review([connector([finding({ disputes })])]);

test("the label of the conclusion is added, and that of another conclusion removed", () => {
  expect(planLabels(prefix, "failure", plain, ["connector: ready for review", "bug"])).toEqual({
    add: ["connector: needs changes"],
    remove: ["connector: ready for review"],
  });
});

test("labels that are right already need no action", () => {
  expect(planLabels(prefix, "failure", plain, ["connector: needs changes"])).toBeUndefined();
  expect(planLabels(prefix, "neutral", plain, ["bug"])).toBeUndefined();
});

test("labels of people stay, with and without the prefix", () => {
  expect(planLabels(prefix, "neutral", plain, ["connector: by hand", "disputed", prefix])).toBeUndefined();
});

test("a dispute adds a label, which is removed with the dispute and not before", () => {
  const both = ["connector: needs changes", "connector: disputed"];

  expect(planLabels(prefix, "failure", disputed, ["connector: needs changes"])).toEqual({
    add: ["connector: disputed"],
    remove: [],
  });
  expect(planLabels(prefix, "failure", disputed, both)).toBeUndefined();
  expect(planLabels(prefix, "failure", plain, both)).toEqual({ add: [], remove: ["connector: disputed"] });
});
