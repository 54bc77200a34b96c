import { items, keyLocationOf, member, members, type Node, stringOf } from "../../connector/node.ts";
import { inputSchemas } from "../../connector/schemas/input-schemas.ts";
import { schemaLabel } from "../../connector/schemas/typed-schemas.ts";
import type { SchemaLocation, Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { appendItem, setMember } from "../../text/json/json-change.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/internal-default-required",
  official: ["PropertyMustBeRequired"],
  severity: "warning",
  needs: ["swagger"],
  title: "Internal properties of bodies with a default are required",
  why: "The platform sends the default of an internal property only when it is required; otherwise the service never sees it.",
  source: "Microsoft Swagger Validator, rule PropertyMustBeRequired",
  since: "0.1.0",
  *check({ swagger }) {
    for (const schema of inputLocations(swagger)) {
      const required = items(member(schema.node, "required")).map(stringOf);
      for (const { name, node } of members(member(schema.node, "properties"))) {
        if (required.includes(name) || !isInternalWithDefault(node)) continue;
        yield {
          location: keyLocationOf(node),
          subject: [...schema.names, name],
          message: `The property ${quoted(name)} of ${partLabel(schemaLabel(schema.names, schema.role))} is internal and has a default, but is not required.`,
          fix: `Add ${quoted(name)} to the list \`required\` beside \`properties\`.`,
          edits: [
            member(schema.node, "required") === undefined
              ? setMember(schema.node.pointer, "required", [name])
              : appendItem(childPointer(schema.node.pointer, "required"), name),
          ],
        };
      }
    }
  },
});

function inputLocations(swagger: Swagger): readonly SchemaLocation[] {
  const inputs = inputSchemas(swagger);
  return swagger.schemasWith("properties").filter(({ node }) => inputs.has(node.value));
}

function isInternalWithDefault(node: Node): boolean {
  return stringOf(member(node, "x-ms-visibility")) === "internal" && member(node, "default") !== undefined;
}
