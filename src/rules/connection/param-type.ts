import { keyLocationOf, locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { parameterTypes } from "../../connector/platform/vocabulary.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";
import { connectionParameterAtStart } from "../../wording/connection-parameter.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";

const types = parameterTypes.terms.map(({ name }) => name);

/** What people write for them. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["boolean", "bool"],
  ["integer", "int"],
  ["number", "int"],
  ["password", "securestring"],
  ["text", "string"],
]);

export default defineRule({
  id: "connection/param-type",
  severity: "error",
  needs: ["properties"],
  title: "A known type for every connection parameter",
  why: "The type decides how the platform asks for a value and keeps it; a connector with another type cannot be created.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      const node = member(parameter.node, "type");
      const isKnown = parameterTypes.find(parameter.type ?? "") !== undefined;
      if (isKnown || !isObject(parameter.node.value)) continue;
      yield {
        location: node === undefined ? keyLocationOf(parameter.node) : locationOf(node),
        subject: connectionParameterSubject(parameter),
        message: `${connectionParameterAtStart(parameter)} has ${node === undefined ? "no type" : `the type ${written(node)}, which is not known`}.`,
        fix: `Set "type" to ${meant(node)}.`,
      };
    }
  },
});

function written(node: Node): string {
  return quoted(stringOf(node) ?? JSON.stringify(node.value));
}

function meant(node: Node | undefined): string {
  const type = stringOf(node)?.toLowerCase() ?? "";
  const best = otherNames.get(type) ?? didYouMean(type, types);
  return best === undefined
    ? "one of `string`, `securestring`, `int`, `bool`, `oauthSetting` and `gatewaySetting`"
    : quoted(best);
}
