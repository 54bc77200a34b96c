import { member, type Node, placeOf } from "../../connector/node.ts";
import { defineRule, type Sighting } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { type JsonChange, removeAt, setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { aValueOf, convert, hasType, isType, nameOfType, type SchemaType } from "./_json-type.ts";
import { typedPlacesWith } from "./_typed.ts";

export default defineRule({
  id: "schema/default-type",
  official: ["DefaultValueMustMatchType"],
  severity: "warning",
  needs: ["swagger"],
  title: "Defaults of the declared type",
  why: "The platform sends the default as it stands; a service that expects another type refuses it, and so does the validator.",
  source: "Microsoft Swagger Validator, rule DefaultValueMustMatchType",
  since: "0.1.0",
  *check({ swagger }) {
    for (const place of typedPlacesWith(swagger, "default")) {
      const { node, type, subject } = place;
      const found = member(node, "default");
      if (found === undefined || !isType(type) || hasType(found.value, type)) continue;
      yield {
        at: placeOf(found),
        subject,
        message:
          found.value === null
            ? `The default of ${place.label} is \`null\`, not ${aValueOf(type)}.`
            : `The default ${quoted(canonical(found.value))} of ${place.label} is ${nameOfType(found.value)}, not ${aValueOf(type)}.`,
        ...adviceFor(found, type),
      };
    }
  },
});

/** One count holds what one sentence mends. */
function adviceFor({ value, pointer }: Node, type: SchemaType): Pick<Sighting, "fix" | "cause" | "repair"> {
  if (value === null) return mending("Delete the default.", removeAt(pointer));
  const converted = convert(value, type);
  return converted === undefined
    ? mending(`Write the default as ${aValueOf(type)} or delete it.`)
    : mending(`Write ${quoted(`"default": ${JSON.stringify(converted)}`)}.`, setValue(pointer, converted));
}

function mending(fix: string, ...repair: readonly JsonChange[]): Pick<Sighting, "fix" | "cause" | "repair"> {
  return { fix, cause: fix, ...(repair.length === 0 ? {} : { repair }) };
}
