import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import {
  isSelectable,
  selectableOperations,
  selectableParameters,
} from "../../connector/swagger/selectable.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { abbreviation } from "./_abbreviation.ts";

export default defineRule({
  id: "naming/abbreviation-case",
  severity: "info",
  needs: ["swagger", "words"],
  title: "Abbreviations in capitals",
  why: "Labels read as one hand wrote them when every connector writes ID, URL and PDF the same way.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/coding-standards",
  since: "0.1.0",
  *check({ swagger, words }) {
    for (const { node, subject } of labels(swagger)) {
      const text = stringOf(node) ?? "";
      const corrected = text.replace(abbreviation, (word) =>
        words.accept(word) ? word : word.toUpperCase(),
      );
      if (corrected === text) continue;
      yield {
        location: locationOf(node),
        subject,
        message: `The label ${quoted(text)} of ${quoted(subject.at(-1) ?? "")} writes an abbreviation in small letters.`,
        fix: `Write ${quoted(corrected)}.`,
        edits: [setValue(node.pointer, corrected)],
      };
    }
  },
});

interface Label {
  readonly node: Node;
  readonly subject: readonly string[];
}

/** The summaries of operations, parameters and properties that makers see. */
function* labels(swagger: Swagger): Generator<Label> {
  for (const { node: operation, name, isInternal } of selectableOperations(swagger)) {
    const node = member(operation, "summary");
    if (node !== undefined && !isInternal) yield { node, subject: [name] };
  }
  for (const { parameter, subject, isHidden } of selectableParameters(swagger)) {
    const node = member(parameter.node, "x-ms-summary");
    if (node !== undefined && !isHidden) yield { node, subject };
  }
  for (const { node: schema, names, role } of swagger.schemasWith("x-ms-summary")) {
    const node = role === "property" ? member(schema, "x-ms-summary") : undefined;
    if (node !== undefined && isSelectable(swagger, schema.pointer)) yield { node, subject: names };
  }
}
