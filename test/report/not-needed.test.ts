import { expect, test } from "vitest";
import { notNeededSentences } from "../../src/report/not-needed.ts";
import type { ConnectorReview, Unchecked } from "../../src/review/finding/finding.ts";
import { connector, review } from "./sample-review.ts";

const style = { words: (text: string) => text, code: (text: string) => `\`${text}\`` };
const sentences = (...connectors: readonly ConnectorReview[]) =>
  notNeededSentences(review(connectors), style);

const without = (file: string, ...rules: readonly string[]): readonly Unchecked[] =>
  rules.map((rule) => ({ rule, because: "file-absent", detail: `no ${file}`, optionalFile: file }));
const named = (name: string, ...unchecked: readonly Unchecked[]): ConnectorReview =>
  connector([], { name, folder: name, unchecked });

test("optional files that are not there are told together, with the number of rules", () => {
  const one = named(
    "Contoso",
    ...without("script.csx", "script/size", "script/class"),
    ...without("package.zip", "package/zip"),
  );

  expect(sentences(one)).toEqual([
    "Not needed here: 3 rules about `package.zip` and `script.csx`: there is none.",
  ]);
});

test("of several connectors those are named that have none, and each rule counts once", () => {
  const script = without("script.csx", "script/size");
  const icon = without("icon.png", "icon/size");

  expect(sentences(named("A", ...script), named("B", ...script))).toEqual([
    "Not needed here: 1 rule about `script.csx`: there is none.",
  ]);
  expect(sentences(named("A", ...script), named("B", ...script, ...icon), named("C"))).toEqual([
    "Not needed in A: 1 rule about `script.csx`: there is none.",
    "Not needed in B: 2 rules about `icon.png` and `script.csx`: there is none.",
  ]);
  const many = "ABCDEFG".split("").map((name) => named(name, ...script));
  expect(sentences(...many, named("H"))).toEqual([
    "Not needed in A, B, C, D, E and 2 more: 1 rule about `script.csx`: there is none.",
  ]);
});

test("a connector that was removed asks for nothing", () => {
  const removed = connector([], { change: "removed" });

  expect(sentences(removed, named("A", ...without("icon.png", "icon/size")))).toEqual([
    "Not needed here: 1 rule about `icon.png`: there is none.",
  ]);
});

test("rules about English are told with the language, and a required file is not among what is not needed", () => {
  const detail = "texts here are in German, as the settings say";
  const english = (rule: string): Unchecked => ({ rule, because: "other-language", detail });
  const gap: Unchecked = { rule: "intro/empty", because: "file-absent", detail: "no readme.md" };

  expect(sentences(named("A", english("english/spelling"), english("english/grammar"), gap))).toEqual([
    "Not needed here: 2 rules about English: texts here are in German, as the settings say.",
  ]);
  expect(sentences(named("A", gap))).toEqual([]);
});
