import { keyLocationOf, members, type Node, objectOf } from "../../connector/node.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { outputsOf } from "./_outputs.ts";

/** What may be next to the type without saying anything about the content. */
const texts = new Set([
  "type",
  "title",
  "description",
  "x-ms-summary",
  "x-ms-visibility",
  "readOnly",
  "x-nullable",
]);

export default defineRule({
  id: "response/empty-property",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Properties of responses that describe something",
  why: "Designers offer nothing for an object without properties, so makers see a name they can do nothing with.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { properties } of outputsOf(swagger)) {
      for (const { name, node, isRequired } of properties) {
        if (isRequired || !isEmpty(node)) continue;
        const names = namesTo(swagger, node.pointer);
        yield {
          location: keyLocationOf(node),
          subject: names,
          ...fixFor(node, `The property ${quoted(name)} of ${quoted(names.slice(0, -1).join("."))}`),
        };
      }
    }
  },
});

function fixFor(node: Node, property: string): Pick<Diagnostic, "message" | "fix" | "cause"> {
  return members(node).length === 0
    ? { message: `${property} has no type.`, fix: "Give it a `type`, or delete it.", cause: "type" }
    : {
        message: `${property} is an object without \`properties\`.`,
        fix: "List its `properties`, or `additionalProperties` when the names are free, or delete it.",
        cause: "properties",
      };
}

/** `{}`, or an object without anything that says what is in it. */
function isEmpty(schema: Node): boolean {
  const all = members(schema);
  if (all.length === 0) return objectOf(schema) !== undefined;
  const isObject = all.some(({ name, node }) => name === "type" && node.value === "object");
  return isObject && all.every(({ name, node }) => texts.has(name) || isEmptyMap(name, node));
}

function isEmptyMap(name: string, node: Node): boolean {
  return name === "properties" && members(node).length === 0;
}
