import { keyLocationOf, member, members, type Node } from "../../connector/node.ts";
import { selectableParameters } from "../../connector/swagger/selectable.ts";
import { defineRule, type Edits } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";
import { removeAt, setMember } from "../../text/json/json-change.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "extension/dynamic-ext-on-body-param",
  official: ["DynamicExtensionDefinitionNotAllowedInParameter"],
  severity: "error",
  needs: ["swagger"],
  title: "Dynamic extensions of bodies in their schema",
  why: "A body is described by its schema; the platform looks for dynamic lists and forms there and overlooks them on the parameter.",
  source: "Microsoft Swagger Validator, rule DynamicExtensionDefinitionNotAllowedInParameter",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label } of selectableParameters(swagger)) {
      if (parameter.in !== "body") continue;
      for (const { name, node } of members(parameter.node)) {
        if (!name.startsWith("x-ms-dynamic-")) continue;
        const edits = moveIntoSchema(name, node, parameter.schema);
        yield {
          location: keyLocationOf(node),
          subject: [...subject, name],
          message: `The extension ${quoted(name)} stands on ${partLabel(label)} and not in its schema.`,
          fix: `Move ${quoted(name)} into the \`schema\` of the parameter.`,
          ...(edits === undefined ? {} : { edits }),
        };
      }
    }
  },
});

/** Next to a reference it would have no effect, and the shared schema may serve others. */
function moveIntoSchema(name: string, extension: Node, schema: Node | undefined): Edits | undefined {
  if (schema === undefined || !isObject(schema.value) || member(schema, "$ref") !== undefined)
    return undefined;
  if (member(schema, name) !== undefined) return [removeAt(extension.pointer)];
  return [setMember(schema.pointer, name, extension.value), removeAt(extension.pointer)];
}
