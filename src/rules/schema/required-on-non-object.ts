import { items, keyLocationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { schemaLabel } from "../../connector/schemas/typed-schemas.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { isArray } from "../../text/json/json.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "schema/required-on-non-object",
  official: ["RequiredPropertyNotOnObject"],
  severity: "error",
  needs: ["swagger"],
  title: "Required properties of objects only",
  why: "Only an object has properties; on another type the list has no effect, and the validator refuses it.",
  source: "Microsoft Swagger Validator, rule RequiredPropertyNotOnObject",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, type, names, role } of swagger.schemasWith("required")) {
      const required = member(node, "required");
      if (required === undefined || !isArray(required.value) || required.value.length === 0) continue;
      if (type === undefined || type === "object") continue;
      yield {
        location: keyLocationOf(required),
        subject: names,
        message: `${partLabelAtStart(schemaLabel(names, role))} has the type ${quoted(type)} and a list of required properties.`,
        ...fixFor(swagger, node, required, type),
      };
    }
  },
});

/** Items that have a list of their own, or lack what this one names, would be refused with it as well. */
function fixFor(
  swagger: Swagger,
  node: Node,
  required: Node,
  type: string,
): Pick<Diagnostic, "fix" | "cause" | "edits"> {
  const element = member(node, "items");
  if (type === "array" && isAboutItems(swagger, element, required)) {
    // Next to the reference it would have no effect, and others may share what is referred to.
    const isShared = member(element, "$ref") !== undefined;
    return isShared
      ? {
          fix: "Move `required` into the schema that `items` refers to, or delete it.",
          cause: "shared items",
        }
      : { fix: "Move `required` into `items`.", cause: "items" };
  }
  return {
    fix: type === "array" ? "Delete `required`: it says nothing about a list." : "Delete `required`.",
    edits: [removeAt(required.pointer)],
  };
}

function isAboutItems(swagger: Swagger, element: Node | undefined, required: Node): boolean {
  const resolution = element === undefined ? undefined : swagger.resolve(element);
  if (resolution?.state !== "resolved" || member(resolution.node, "required") !== undefined) return false;
  const known = new Set(swagger.propertiesOf(resolution.node).map(({ name }) => name));
  return items(required).every((name) => known.has(stringOf(name) ?? ""));
}
