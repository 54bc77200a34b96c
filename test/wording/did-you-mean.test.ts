import { expect, test } from "vitest";
import { didYouMean } from "../../src/wording/did-you-mean.ts";

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
