import { keyLocationOf, member, members, type Node, stringOf } from "../../connector/node.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { allowedMembers } from "./_members.ts";

const ofEvery = ["type", "description"];

export default defineRule({
  id: "security/property-invalid",
  official: ["SecuritySchemePropertyNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "Members that suit the type of a security definition",
  why: "OpenAPI 2.0 allows a fixed set of members for each type; the import refuses others, and what was meant by them never happens.",
  source:
    "Microsoft Swagger Validator, rule SecuritySchemePropertyNotValid; OpenAPI 2.0, Security Scheme Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { name, node } of swagger.securityDefinitions()) {
      const allowed = allowedMembers(node);
      if (allowed === undefined) continue;
      for (const found of members(node)) {
        if (allowed.includes(found.name) || ofEvery.includes(found.name) || found.name.startsWith("x-"))
          continue;
        const type = stringOf(member(node, "type")) ?? "";
        const flow = stringOf(member(node, "flow"));
        yield {
          location: keyLocationOf(found.node),
          subject: [name, found.name],
          message: `The security definition ${quoted(name)} has ${quoted(found.name)}, which ${quoted(flow === undefined || type !== "oauth2" ? type : `${type} ${flow}`)} does not know.`,
          ...fixFor(node, found),
        };
      }
    }
  },
});

/** The authorization code flow, which the platform asks for, has both addresses. */
function fixFor(
  definition: Node,
  { name, node }: { readonly name: string; readonly node: Node },
): Pick<Diagnostic, "fix" | "edits" | "consequences"> {
  const flow = member(definition, "flow");
  if (flow !== undefined && ["authorizationUrl", "tokenUrl"].includes(name))
    return {
      fix: `Write \`"flow": "accessCode"\`, which has ${quoted(name)}.`,
      consequences: [{ rules: ["security/flow"], under: flow.pointer }],
    };
  return { fix: `Delete ${quoted(name)}.`, edits: [removeAt(node.pointer)] };
}
