import type { Comparison, Field } from "../../connector/comparison/comparison.ts";
import { member, type Node, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted, quotedPair } from "../../wording/quoted.ts";
import { inputsIn, keptField, labelOf, outputsIn, type UsedField } from "./_fields.ts";

export default defineRule({
  id: "breaking-change/dynamic",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Dynamic values and schemas that stay",
  why: "Flows hold values that were picked from a dynamic list, and fields of a dynamic schema. With another source or value path they may match nothing.",
  source: "Follows from how flows bind to a connector",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { pair, field } of fieldsIn(comparison)) {
      for (const { kind, keywords } of families) {
        const [old, now] = [sourceOf(field.before, keywords), sourceOf(field.after, keywords)];
        if (old === undefined || old.text === now?.text) continue;
        const what = `The dynamic ${kind} of ${labelOf(field.after)} of ${quoted(pair.name)}`;
        yield keptField(pair, field, now?.keyword ?? old.keyword, {
          before: old.text,
          after: now?.text ?? "removed",
          detail: kind,
          message:
            now === undefined
              ? `${what}, from ${quoted(old.text)}, is gone.`
              : `${what} came from ${quotedPair(old.text, now.text).join(" and comes from ")} now.`,
          fix: "Keep the operation and its value path, or confirm that stored values still match.",
          // How an operation is meant to be replaced.
          ...(isNextRevision(old.text, now?.text) ? { severity: "info" as const } : {}),
        });
      }
    }
  },
});

function* fieldsIn(comparison: Comparison): Iterable<UsedField> {
  yield* inputsIn(comparison);
  yield* outputsIn(comparison);
}

/** Both spellings of a family mean the same: connectors carry the old one, the new one, or both. */
const families = [
  { kind: "list", keywords: ["x-ms-dynamic-list", "x-ms-dynamic-values", "x-ms-dynamic-tree"] },
  { kind: "schema", keywords: ["x-ms-dynamic-properties", "x-ms-dynamic-schema"] },
] as const;

/** `GetProjects · id` and `GetProjects_V2 · id`. */
function isNextRevision(old: string, now: string | undefined): boolean {
  const withoutRevision = (text: string): string => text.replace(/_V\d{1,4}(?= · |$)/i, "");
  return now !== undefined && withoutRevision(old) === withoutRevision(now);
}

interface DynamicSource {
  readonly keyword: string;
  /** Operation and value path. */
  readonly text: string;
}

function sourceOf({ shape }: Field, keywords: readonly string[]): DynamicSource | undefined {
  for (const keyword of keywords) {
    const node = shape.facet(keyword);
    if (node !== undefined) return { keyword, text: textOf(node) };
  }
  return undefined;
}

/** `value-path` and `itemValuePath` are the old and the new name; so are dots and slashes between the steps. */
function textOf(node: Node): string {
  const settings = member(node, "settings");
  const first = (...names: readonly string[]): string | undefined =>
    names
      .map((name) => stringOf(member(node, name) ?? member(settings, name)))
      .find((text) => text !== undefined);
  const operation = first("operationId", "capability", "builtInOperation") ?? "an operation";
  const path = first("value-path", "itemValuePath")?.replaceAll(".", "/");
  return path === undefined ? operation : `${operation} · ${path}`;
}
