/** A hint about a new revision follows from what the other rules about breaking changes report. */
import { expect, test } from "vitest";
import { reviewChange } from "../../../src/review/run/review.ts";
import { defaultSettings, type ReviewSettings } from "../../../src/review/settings.ts";
import { rules } from "../../../src/rules/index.ts";
import { type Case, readCases } from "../../helpers/cases.ts";
import { memoryTree } from "../../helpers/memory-tree.ts";

const hint = "breaking-change/versioning-hint";

test("it is given where a rule about breaking changes reports an error", async () => {
  expect(await reported({})).toEqual(["breaking-change/input-deleted", hint]);
});

test("it is not given where the rule that reports the error is switched off", async () => {
  expect(await reported({ "breaking-change/input-deleted": "off" })).toEqual([]);
});

test("it is given where the settings only lower the severity of that rule", async () => {
  expect(await reported({ "breaking-change/input-deleted": "info" })).toEqual([
    "breaking-change/input-deleted",
    hint,
  ]);
});

/** Ids of the rules of the family that report something, sorted. */
async function reported(severities: ReviewSettings["severities"]): Promise<string[]> {
  const { before, files } = removedField();
  const review = await reviewChange({
    rules,
    settings: { ...defaultSettings, severities },
    base: memoryTree(before ?? {}),
    baseSha: null,
    head: memoryTree(files),
    headSha: null,
  });
  const found = review.connectors.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  return found.filter((rule) => rule.startsWith("breaking-change/")).toSorted();
}

/** The rule's own bad case: a field of a body is removed. */
function removedField(): Case {
  const found = readCases().find(({ rule, isBad }) => rule === hint && isBad);
  if (found === undefined) throw new Error(`no bad case of ${hint}`);
  return found;
}
