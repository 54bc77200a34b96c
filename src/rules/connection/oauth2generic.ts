import { keyLocationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { labelOf, memberLike, signIns, subjectOf } from "./_parameters.ts";

export default defineRule({
  id: "connection/oauth2generic",
  severity: "warning",
  needs: ["properties"],
  title: "Three address templates for the provider `oauth2generic`",
  why: "The provider makes all its addresses from templates; without one of them connections cannot be made or expire.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const { parameter, settings, provider } of signIns(properties)) {
      if (provider !== "oauth2generic") continue;
      const custom = member(settings, "customParameters");
      for (const name of ["authorizationUrlTemplate", "tokenUrlTemplate", "refreshUrlTemplate"]) {
        if (memberLike(custom, name) !== undefined) continue;
        yield {
          location: keyLocationOf(custom ?? settings),
          subject: [...subjectOf(parameter), name],
          message: `The OAuth settings of ${labelOf(parameter)} have no custom parameter \`${name}\`.`,
          fix: `Add \`${name}\` to \`customParameters\`, with the address as its \`value\`.`,
        };
      }
    }
  },
});
