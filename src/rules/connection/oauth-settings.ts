import { keyLocationOf, locationOf, members } from "../../connector/node.ts";
import { isOAuth } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";
import { connectionParameterAtStart } from "../../wording/connection-parameter.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "connection/oauth-settings",
  severity: "error",
  needs: ["properties"],
  title: "OAuth settings for every OAuth parameter",
  why: "Without `oAuthSettings` the platform does not know where users sign in, and no connection can be made.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      if (!isOAuth(parameter)) continue;
      const settings = parameter.oAuthSettings;
      if (settings !== undefined && isObject(settings.value)) continue;
      const misspelt = members(parameter.node).find(({ name }) => /^oauth[-_]?settings?$/i.test(name));
      if (settings === undefined && misspelt !== undefined) {
        yield {
          location: keyLocationOf(misspelt.node),
          subject: connectionParameterSubject(parameter),
          message: `${connectionParameterAtStart(parameter)} has ${quoted(misspelt.name)} where \`oAuthSettings\` is expected.`,
          fix: `Rename ${quoted(misspelt.name)} to \`oAuthSettings\`.`,
        };
        continue;
      }
      yield {
        location: settings === undefined ? keyLocationOf(parameter.node) : locationOf(settings),
        subject: connectionParameterSubject(parameter),
        message: `${connectionParameterAtStart(parameter)} has no object \`oAuthSettings\`.`,
        fix: "Add `oAuthSettings` with `identityProvider`, `clientId`, `scopes`, `redirectMode` and `customParameters`.",
      };
    }
  },
});
