import { items, keyLocationOf, locationOf, member } from "../../connector/node.ts";
import { authentications } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isArray, isObject } from "../../text/json/json.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";

export default defineRule({
  id: "connection/scopes",
  severity: "info",
  needs: ["properties"],
  title: "A list of texts in `scopes`",
  why: "Scopes say what the connector may do in the user's name. Some providers need none; most answer every call with a refusal without them.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters",
  since: "0.1.0",
  *check({ properties }) {
    for (const { parameter, settings, provider } of authentications(properties)) {
      const node = member(settings, "scopes");
      const isList = isArray(node?.value) && items(node).every(({ value }) => typeof value === "string");
      // The scopes of Microsoft Entra ID come from the resource.
      if (!isObject(settings.value) || provider?.startsWith("aad") === true) continue;
      if (isList && items(node).some(({ value }) => value !== "")) continue;
      yield {
        location: node === undefined ? keyLocationOf(settings) : locationOf(node),
        subject: connectionParameterSubject(parameter),
        message: `The OAuth settings of ${connectionParameter(parameter)} ${node === undefined || isList ? "name no scopes" : "have `scopes` that are no list of texts"}.`,
        fix: 'List the scopes, like `["invoices.read"]`; leave the list empty only where the provider needs none.',
      };
    }
  },
});
