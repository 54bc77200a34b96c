import type { Shape } from "../../connector/comparison/shape.ts";
import { booleanOf, numberOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { inputsIn, keptField, labelOf } from "./_fields.ts";
import { orNewRevision } from "./_operations.ts";
import { shown } from "./_values.ts";

export default defineRule({
  id: "breaking-change/input-constraint",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Limits of inputs that do not become stricter",
  why: "Flows hold values that were within the old limits. Outside the new ones they are refused.",
  source: "Follows from how flows bind to a connector",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { pair, field } of inputsIn(comparison)) {
      const [before, after] = [field.before.shape, field.after.shape];
      for (const [keyword, isStricter] of limits) {
        if (!isStricter(before, after, keyword)) continue;
        yield keptField(pair, field, keyword, {
          before: shown(before.facet(keyword), "none"),
          after: shown(after.facet(keyword), "none"),
          detail: keyword,
          message: `The ${quoted(keyword)} of ${labelOf(field.after)} of ${quoted(pair.name)} is stricter: ${shownOrNone(before, keyword)} before, ${shownOrNone(after, keyword)} now.`,
          fix: orNewRevision("Keep the limit", pair.before),
        });
      }
    }
  },
});

function shownOrNone(shape: Shape, keyword: string): string {
  const node = shape.facet(keyword);
  return node === undefined ? "none" : quoted(shown(node, ""));
}

type IsStricter = (before: Shape, after: Shape, keyword: string) => boolean;

const limits: readonly (readonly [string, IsStricter])[] = [
  ["minimum", isRaised],
  ["minLength", isRaised],
  ["minItems", isRaised],
  ["minProperties", isRaised],
  ["maximum", isLowered],
  ["maxLength", isLowered],
  ["maxItems", isLowered],
  ["maxProperties", isLowered],
  ["exclusiveMinimum", isSwitchedOn],
  ["exclusiveMaximum", isSwitchedOn],
  ["uniqueItems", isSwitchedOn],
  ["multipleOf", isOtherNumber],
  ["pattern", isOtherPattern],
];

/** A minimum of nothing is none: a length is never below zero. */
function isRaised(before: Shape, after: Shape, keyword: string): boolean {
  const [old, now] = [numberOf(before.facet(keyword)), numberOf(after.facet(keyword))];
  if (now === undefined || (keyword !== "minimum" && now <= 0)) return false;
  return old === undefined || now > old;
}

function isLowered(before: Shape, after: Shape, keyword: string): boolean {
  const [old, now] = [numberOf(before.facet(keyword)), numberOf(after.facet(keyword))];
  return now !== undefined && (old === undefined || now < old);
}

function isSwitchedOn(before: Shape, after: Shape, keyword: string): boolean {
  return booleanOf(after.facet(keyword)) === true && booleanOf(before.facet(keyword)) !== true;
}

function isOtherNumber(before: Shape, after: Shape, keyword: string): boolean {
  const [old, now] = [numberOf(before.facet(keyword)), numberOf(after.facet(keyword))];
  return now !== undefined && old !== now;
}

function isOtherPattern(before: Shape, after: Shape, keyword: string): boolean {
  const [old, now] = [stringOf(before.facet(keyword)), stringOf(after.facet(keyword))];
  return now !== undefined && old !== now;
}
