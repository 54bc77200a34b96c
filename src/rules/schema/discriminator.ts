import { items, locationOf, member, stringOf } from "../../connector/node.ts";
import { schemaLabel } from "../../connector/schemas/typed-schemas.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "schema/discriminator",
  official: ["DiscriminatorMustBeARequiredStringProperty"],
  severity: "error",
  needs: ["swagger"],
  title: "Discriminators that are required texts",
  why: "The discriminator says which kind an object is, so every object must have it as text; the validator refuses anything else.",
  source:
    "Microsoft Swagger Validator, rule DiscriminatorMustBeARequiredStringProperty; OpenAPI 2.0, Schema Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, names, role } of swagger.schemasWith("discriminator")) {
      const discriminator = member(node, "discriminator");
      if (discriminator === undefined) continue;
      const name = stringOf(discriminator);
      const property = swagger.propertiesOf(node).find((each) => each.name === name)?.node;
      const resolution = property === undefined ? undefined : swagger.resolve(property);
      const type = resolution?.state === "resolved" ? stringOf(member(resolution.node, "type")) : undefined;
      const isRequired = items(member(node, "required")).some((item) => stringOf(item) === name);
      if (name !== undefined && isRequired && type === "string") continue;
      yield {
        location: locationOf(discriminator),
        subject: names,
        message: `${partLabelAtStart(schemaLabel(names, role))} has the discriminator ${quoted(name ?? canonical(discriminator.value))}, which ${reason(property !== undefined, type, isRequired)}.`,
        fix:
          name === undefined
            ? "Write the name of a required property of type `string`."
            : `Define ${quoted(name)} as a required property of type \`string\`, or delete \`discriminator\`.`,
      };
    }
  },
});

function reason(isDefined: boolean, type: string | undefined, isRequired: boolean): string {
  if (!isDefined) return "is no property of it";
  return type !== "string" ? "is no text" : isRequired ? "cannot be read" : "is not required";
}
