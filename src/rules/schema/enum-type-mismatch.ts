import { items, locationOf, member, type Node } from "../../connector/node.ts";
import { convert, hasType, isType, type SchemaType } from "../../connector/schemas/json-type.ts";
import { typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { nameOfType } from "../../wording/json-type.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "schema/enum-type-mismatch",
  official: ["InvalidEnumValue"],
  severity: "warning",
  needs: ["swagger"],
  title: "Values of the declared type in lists",
  why: "Makers choose a value that the service does not expect, or compare an output with one it never has; the import refuses the list.",
  source: "Microsoft Swagger Validator, rule InvalidEnumValue",
  since: "0.1.0",
  *check({ swagger }) {
    for (const typed of typedLocationsWith(swagger, "enum")) {
      const { node, type, subject } = typed;
      if (!isType(type)) continue;
      for (const entry of items(member(node, "enum"))) {
        if (hasType(entry.value, type)) continue;
        const text = canonical(entry.value);
        yield {
          location: locationOf(entry),
          subject: [...subject, text],
          message: `The \`enum\` of ${partLabel(typed.label)} has ${described(entry)}, where the type is ${quoted(type)}.`,
          ...fixFor(entry, type),
        };
      }
    }
  },
});

function described({ value }: Node): string {
  return value === null ? "`null`" : `${quoted(canonical(value))}, ${nameOfType(value)}`;
}

function fixFor({ value }: Node, type: SchemaType): Pick<Diagnostic, "fix" | "cause"> {
  const converted = convert(value, type);
  if (converted === undefined) {
    const fix = `Delete ${quoted(canonical(value))} from the list.`;
    return { fix, cause: fix };
  }
  const how = type === "string" ? "in quotes" : "without quotes";
  return { fix: `Write the values ${how}, like ${quoted(canonical(converted))}.`, cause: how };
}
