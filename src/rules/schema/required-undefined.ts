import { items, locationOf, member, stringOf } from "../../connector/node.ts";
import { schemaLabel } from "../../connector/schemas/typed-schemas.ts";
import type { SchemaLocation, Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "schema/required-undefined",
  official: ["RequiredPropertyDefinitionMissing"],
  severity: "error",
  needs: ["swagger"],
  title: "Required properties that are defined",
  why: "Designers draw no field for a property that is not defined, so makers cannot fill it in, and the service refuses the call.",
  source: "Microsoft Swagger Validator, rule RequiredPropertyDefinitionMissing",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, names, role } of swagger
      .schemasWith("required")
      .filter((schema) => isChecked(swagger, schema))) {
      const required = items(member(node, "required"));
      if (required.length === 0) continue;
      const defined = swagger.propertiesOf(node).map(({ name }) => name);
      const known = new Set(defined);
      const hasReference = member(node, "$ref") !== undefined;
      const otherwise = hasReference ? ", or delete `required`, which has no effect beside `$ref`" : "";
      for (const entry of required) {
        const name = stringOf(entry);
        if (name === undefined || known.has(name)) continue;
        const meant = didYouMean(name, defined);
        yield {
          location: locationOf(entry),
          subject: [...names, name],
          message: `The property ${quoted(name)} is required in ${partLabel(schemaLabel(names, role))} and not defined there.`,
          fix: `${meant === undefined ? "Define the property or remove its name from `required`" : `Spell ${quoted(name)} and the property ${quoted(meant)} alike`}${otherwise}.`,
        };
      }
    }
  },
});

/** A part of `allOf` may require what another part defines, and a part that leads nowhere may define anything. */
function isChecked(swagger: Swagger, { node, type, role }: SchemaLocation): boolean {
  if (role === "allOf" || (type !== undefined && type !== "object")) return false;
  return items(member(node, "allOf")).every((part) => swagger.resolve(part).state === "resolved");
}
