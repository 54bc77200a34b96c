import { locationOf, member, type Node } from "../../connector/node.ts";
import { convert, hasType, isType, type SchemaType } from "../../connector/schemas/json-type.ts";
import { typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { type JsonChange, removeAt, setValue } from "../../text/json/json-change.ts";
import { aValueOf, nameOfType } from "../../wording/json-type.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "schema/default-type",
  official: ["DefaultValueMustMatchType"],
  severity: "error",
  needs: ["swagger"],
  title: "Defaults of the declared type",
  why: "The platform sends the default as it stands; a service that expects another type refuses it, and so does the validator.",
  source: "Microsoft Swagger Validator, rule DefaultValueMustMatchType",
  since: "0.1.0",
  *check({ swagger }) {
    for (const typed of typedLocationsWith(swagger, "default")) {
      const { node, type, subject } = typed;
      const found = member(node, "default");
      if (found === undefined || !isType(type) || hasType(found.value, type)) continue;
      yield {
        location: locationOf(found),
        subject,
        message:
          found.value === null
            ? `The default of ${partLabel(typed.label)} is \`null\`, not ${aValueOf(type)}.`
            : `The default ${quoted(canonical(found.value))} of ${partLabel(typed.label)} is ${nameOfType(found.value)}, not ${aValueOf(type)}.`,
        ...fixFor(found, type),
        // The platform doesn't save a number or a Boolean as the default of a string.
        ...(type === "string" && found.value !== null ? {} : { severity: "warning" as const }),
      };
    }
  },
});

/** One count holds what one sentence fixes. */
function fixFor({ value, pointer }: Node, type: SchemaType): Pick<Diagnostic, "fix" | "cause" | "edits"> {
  if (value === null) return fixWith("Delete the default.", removeAt(pointer));
  const converted = convert(value, type);
  return converted === undefined
    ? fixWith(`Write the default as ${aValueOf(type)} or delete it.`)
    : fixWith(`Write ${quoted(`"default": ${JSON.stringify(converted)}`)}.`, setValue(pointer, converted));
}

function fixWith(fix: string, ...edits: readonly JsonChange[]): Pick<Diagnostic, "fix" | "cause" | "edits"> {
  return { fix, cause: fix, ...(edits.length === 0 ? {} : { edits }) };
}
