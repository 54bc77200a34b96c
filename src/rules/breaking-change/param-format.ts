import type { FieldPair, OperationPair } from "../../connector/comparison/comparison.ts";
import { stringOf } from "../../connector/node.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { inputsIn, keptField, labelOf } from "./_fields.ts";
import { orNewRevision } from "./_operations.ts";
import { formatChange, isFormatFixed, typeChange } from "./_values.ts";

export default defineRule({
  id: "breaking-change/param-format",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Parameters and inputs that keep their format",
  why: "The format says how a value is written: a date, a file, a list with commas. Values that flows hold may no longer fit.",
  source: "Certification updates of connectors: changed type or format",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { pair, field } of inputsIn(comparison)) {
      yield* formatChanges(pair, field);
    }
  },
});

function* formatChanges(pair: OperationPair, field: FieldPair): Iterable<Diagnostic> {
  const [before, after] = [field.before.shape, field.after.shape];
  const types = typeChange(before, after);
  if (types !== undefined && !field.before.path.endsWith("[]")) return;
  for (const [keyword, words] of [
    ["type", types],
    ["format", written(field, "format", "none")],
    ["collectionFormat", before.type === "array" ? written(field, "collectionFormat", "csv") : undefined],
  ] as const) {
    if (words === undefined) continue;
    if (keyword === "format" && isFormatFixed(before, words.before, words.after)) continue;
    yield keptField(pair, field, keyword, {
      ...words,
      detail: keyword,
      message: `The ${keyword} of ${labelOf(field.after)} of ${quoted(pair.name)} ${formatChange(words.before, words.after)}.`,
      fix: orNewRevision(`Keep the ${keyword}`, pair.before),
    });
    if (keyword === "type") return;
  }
}

function written(
  { before, after }: FieldPair,
  keyword: string,
  absent: string,
): { readonly before: string; readonly after: string } | undefined {
  const old = stringOf(before.shape.facet(keyword)) || absent;
  const now = stringOf(after.shape.facet(keyword)) || absent;
  return old === now || !before.shape.isKnown || !after.shape.isKnown
    ? undefined
    : { before: old, after: now };
}
