import { locationOf, member, memberIgnoringCase, type Node, stringOf } from "../../connector/node.ts";
import { authentications } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { isMicrosofts } from "../../connector/properties/publisher.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { connectionParameterAtStart } from "../../wording/connection-parameter.ts";

export default defineRule({
  id: "connection/idp-firstparty",
  severity: "warning",
  needs: ["properties"],
  title: "Use `aadcertificate` only in first-party connectors",
  why: "This provider uses Microsoft's certificates. Users of other connectors can't create a connection with it.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    const isOwn = isMicrosofts(properties);
    for (const { parameter, settings, provider } of authentications(properties)) {
      const node = member(settings, "identityProvider");
      if (node === undefined || provider !== "aadcertificate") continue;
      const marks = member(settings, "properties");
      const isFirstParty = stringOf(memberIgnoringCase(marks, "IsFirstParty"))?.toLowerCase() === "true";
      if (isFirstParty) continue;
      yield {
        location: locationOf(node),
        subject: connectionParameterSubject(parameter),
        message: `${connectionParameterAtStart(parameter)} uses \`aadcertificate\`, which only Microsoft's own connectors can use, without \`IsFirstParty\`.`,
        fix: isOwn ? `${fixFor(marks)}, or use \`aad\`.` : "Use `aad`.",
      };
    }
  },
});

function fixFor(marks: Node | undefined): string {
  return marks === undefined
    ? 'Write `"properties": { "IsFirstParty": "True" }` in `oAuthSettings`'
    : 'Write `"IsFirstParty": "True"` in its `properties`';
}
