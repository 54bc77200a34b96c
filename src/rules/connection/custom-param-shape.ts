import { keyLocationOf, member, members, type Node } from "../../connector/node.ts";
import { authentications } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { isObject, type JsonObject } from "../../text/json/json.ts";
import { setValue } from "../../text/json/json-change.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";
import { quoted } from "../../wording/quoted.ts";
import { isLikeParameter, moveIntoParameters } from "./_misplaced.ts";

export default defineRule({
  id: "connection/custom-param-shape",
  severity: "error",
  needs: ["properties"],
  title: "Custom parameters as objects with a `value`",
  why: "The platform reads the member `value` of every custom parameter and does not see what stands elsewhere.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const { parameter, settings } of authentications(properties)) {
      for (const { name, node } of members(member(settings, "customParameters"))) {
        if (member(node, "value") !== undefined) continue;
        yield {
          location: keyLocationOf(node),
          subject: [...connectionParameterSubject(parameter), name],
          ...wordingFor(name, node, connectionParameter(parameter)),
        };
      }
    }
  },
});

type Wording = Pick<Diagnostic, "message" | "fix" | "severity" | "edits">;

/** Without these there is no sign-in, whichever provider asks for them. */
const needed = /^(?:(?:authorization|token|refresh)Url(?:Template)?|resourceUri)$/i;

function withoutValue(name: string, value: JsonObject, label: string): Wording {
  const message = `The custom parameter ${quoted(name)} of ${label} has no member \`value\`.`;
  const example = `like ${quoted(`{ "value": "${/^tenantId$/i.test(name) ? "common" : "…"}" }`)}`;
  // In an empty object nothing is lost; published connectors have some.
  return Object.keys(value).length === 0 && !needed.test(name)
    ? { message, fix: `Give it one, ${example}, or remove it.`, severity: "warning" }
    : { message, fix: `Give it one, ${example}.` };
}

function wordingFor(name: string, node: Node, label: string): Wording {
  if (isLikeParameter(name, node)) return misplaced(name, label);
  return isObject(node.value) ? withoutValue(name, node.value, label) : notAnObject(name, node, label);
}

function misplaced(name: string, label: string): Wording {
  return {
    message: `${quoted(name)} of ${label} is a connection parameter, not a custom one.`,
    fix: moveIntoParameters(name),
  };
}

function notAnObject(name: string, { value, pointer }: Node, label: string): Wording {
  const message = `The custom parameter ${quoted(name)} of ${label} is not an object with a member \`value\`.`;
  return typeof value === "string"
    ? {
        message,
        fix: `Write ${quoted(`{ "value": ${JSON.stringify(value)} }`)}.`,
        edits: [setValue(pointer, { value })],
      }
    : { message, fix: 'Write an object like `{ "value": "…" }`.' };
}
