import { keyLocationOf, member, memberIgnoringCase } from "../../connector/node.ts";
import { authentications } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";

export default defineRule({
  id: "connection/oauth2generic",
  severity: "warning",
  needs: ["properties"],
  title: "Three address templates for the provider `oauth2generic`",
  why: "The provider makes all its addresses from templates; without one of them connections cannot be made or expire.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const { parameter, settings, provider } of authentications(properties)) {
      if (provider !== "oauth2generic") continue;
      const custom = member(settings, "customParameters");
      for (const name of ["authorizationUrlTemplate", "tokenUrlTemplate", "refreshUrlTemplate"]) {
        if (memberIgnoringCase(custom, name) !== undefined) continue;
        yield {
          location: keyLocationOf(custom ?? settings),
          subject: [...connectionParameterSubject(parameter), name],
          message: `The OAuth settings of ${connectionParameter(parameter)} have no custom parameter \`${name}\`.`,
          fix: `Add \`${name}\` to \`customParameters\`, with the address as its \`value\`.`,
        };
      }
    }
  },
});
