import { member, placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { canonical } from "../../text/json.ts";
import { setValue } from "../../text/json-change.ts";
import { quoted } from "../../text/quoted.ts";
import { convert, hasType, isType, nameOfType } from "./_json-type.ts";
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
      const converted = convert(found.value, type);
      yield {
        at: placeOf(found),
        subject,
        message: `The default ${quoted(canonical(found.value))} of ${place.label} is ${nameOfType(found.value)}, not ${quoted(type)}.`,
        fix:
          converted === undefined
            ? `Write the default as ${quoted(type)} or delete it.`
            : `Write ${quoted(`"default": ${JSON.stringify(converted)}`)}.`,
        ...(converted === undefined ? {} : { repair: [setValue(found.pointer, converted)] }),
      };
    }
  },
});
