import { keyLocationOf, locationOf, member, members, type Node } from "../../connector/node.ts";
import { type Consequences, defineRule } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";
import { isLikeParameter, moveIntoParameters } from "./_misplaced.ts";

export default defineRule({
  id: "connection/structure",
  severity: "error",
  needs: ["properties"],
  title: "One object `properties` that holds everything",
  why: "The tools read the member `properties` only: what stands beside it is lost, and without it there is nothing.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    if (properties.properties === undefined) {
      yield { location: locationOf(properties.root), subject: ["properties"], ...textsFor(properties.root) };
      return;
    }
    if (!isObject(properties.properties.value)) {
      yield {
        location: locationOf(properties.properties),
        subject: ["properties"],
        message: "The member `properties` is not an object.",
        fix: "Write an object with `connectionParameters`, `iconBrandColor`, `publisher` and `stackOwner`.",
      };
    }
    for (const { name, node } of members(properties.root)) {
      if (name === "properties" || name === "$schema") continue;
      yield {
        location: keyLocationOf(node),
        subject: [name],
        message: `The member ${quoted(name)} stands beside \`properties\`, where nothing reads it.`,
        fix: isLikeParameter(name, node)
          ? moveIntoParameters(name)
          : `Move ${quoted(name)} into \`properties\`, or remove it.`,
        consequences: followsFrom(name),
      };
    }
  },
});

/** What is missing in `properties` because it stands outside. */
function followsFrom(name: string): readonly Consequences[] {
  const rule = new Map([
    ["publisher", "connection/publisher-missing"],
    ["stackOwner", "connection/stackowner-missing"],
  ]).get(name);
  return rule === undefined ? [] : [{ rules: [rule], under: "/properties" }];
}

function textsFor(root: Node): { readonly message: string; readonly fix: string } {
  const isDefinition = ["swagger", "paths"].every((name) => member(root, name) !== undefined);
  return isDefinition
    ? {
        message: "The file holds an API definition instead of the properties of the connection.",
        fix: "Keep the definition in `apiDefinition.swagger.json`, and write `properties` with the connection parameters here.",
      }
    : {
        message: "The document has no member `properties`.",
        fix: "Put everything into one object under the name `properties`.",
      };
}
