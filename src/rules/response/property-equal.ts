import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { isShownToMakers } from "../../connector/schemas/shown-properties.ts";
import { isSelectable } from "../../connector/swagger/selectable.ts";
import type { SchemaLocation } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { sameText } from "../../wording/same-text.ts";

export default defineRule({
  id: "response/property-equal",
  severity: "info",
  needs: ["swagger"],
  title: "Descriptions that say more than the label",
  why: "Makers see both, one below the other; a description that repeats the label tells them nothing.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidelines",
  since: "0.1.0",
  *check({ swagger }) {
    const ofMcp = new Set(swagger.operations().flatMap(({ kind, name }) => (kind === "mcp" ? [name] : [])));
    const equal = swagger
      .schemasWith("description")
      .filter(
        (schema) =>
          isEqual(schema) && !ofMcp.has(schema.names[0] ?? "") && isSelectable(swagger, schema.node.pointer),
      );
    for (const properties of Map.groupBy(equal, ({ names }) => JSON.stringify(ownerOf(names))).values()) {
      const [first] = properties;
      const description = first === undefined ? undefined : member(first.node, "description");
      if (first === undefined || description === undefined) continue;
      const owner = ownerOf(first.names);
      yield {
        location: locationOf(description),
        subject: owner,
        message: `The description of ${quoted(first.names.at(-1) ?? "")} in ${ownerName(owner)} repeats its label${andOthers(properties.length - 1)}.`,
        fix: "Say what the label does not: the format, the unit, whose value it is.",
      };
    }
  },
});

function andOthers(count: number): string {
  if (count === 0) return "";
  return count === 1 ? ", and so does that of another property" : `, and so do those of ${count} others`;
}

/** A definition, or an operation with one of its parts. */
function ownerOf(names: readonly string[]): readonly string[] {
  return names.slice(0, 2);
}

function ownerName([outer = "", inner = ""]: readonly string[]): string {
  return outer === "definitions" ? quoted(inner) : `${quoted(inner)} of ${quoted(outer)}`;
}

function isEqual({ node, role }: SchemaLocation): boolean {
  if (role !== "property" || !isShownToMakers({ node })) return false;
  const description = stringOf(member(node, "description"))?.trim() ?? "";
  return description !== "" && labelsOf(node).some((label) => sameText(label, description));
}

function labelsOf(node: Node): readonly string[] {
  return ["x-ms-summary", "title"].flatMap((name) => stringOf(member(node, name)) ?? []);
}
