import { locationOf, memberIgnoringCase, stringOf } from "../../connector/node.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";
import { isPlaceholder, isRealGuid, looksRandom, masked } from "./_placeholders.ts";

export default defineRule({
  id: "secret/client-id",
  severity: "warning",
  needs: ["properties"],
  title: "No real client id in the repository",
  why: "The real id of the app registration is given to Microsoft during certification. In the repository it ties everybody's copy of the connector to one registration.",
  source: "https://github.com/microsoft/PowerPlatformConnectors/pull/611",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      const node = memberIgnoringCase(parameter.oAuthSettings, "clientId");
      const id = stringOf(node)?.trim();
      if (node === undefined || id === undefined || isPlaceholder(id)) continue;
      if (!isRealGuid(id) && (isGuidLike(id) || !looksRandom(id) || namesItself(id))) continue;
      yield {
        location: locationOf(node),
        subject: [...connectionParameterSubject(parameter), "clientId"],
        message: `The \`clientId\` ${masked(id)} of ${connectionParameter(parameter)} looks like the one of a real app registration.`,
        fix: 'Write `"clientId": "[[DUMMY]]"` and give the real one to Microsoft during certification.',
        isSecret: true,
        edits: [setValue(node.pointer, "[[DUMMY]]")],
      };
    }
  },
});

function isGuidLike(id: string): boolean {
  return /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{11,12}\}?$/i.test(id);
}

/** `ty-oauth2-client-id`, `example-app-1`: names, not numbers drawn by a machine. */
function namesItself(id: string): boolean {
  return /client|example|sample|your|test[-_]/i.test(id) && !/[0-9a-f]{12}/i.test(id);
}
