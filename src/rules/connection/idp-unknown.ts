import { locationOf, member, stringOf } from "../../connector/node.ts";
import { identityProviders } from "../../connector/platform/vocabulary.ts";
import { authentications } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";
import { quoted } from "../../wording/quoted.ts";
import { nearTerm, undocumented } from "./_terms.ts";

export default defineRule({
  id: "connection/idp-unknown",
  severity: "warning",
  needs: ["properties"],
  title: "Use a supported identity provider",
  why: "The platform supports a fixed list of identity providers. With another one, users can't create a connection.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const { parameter, settings, provider } of authentications(properties)) {
      const node = member(settings, "identityProvider");
      if (node === undefined || provider === undefined) continue;
      const term = identityProviders.find(provider);
      if (term?.status === "documented") continue;
      const written = stringOf(node)?.trim() ?? "";
      const meant = term === undefined ? nearTerm(identityProviders, provider) : undefined;
      yield {
        location: locationOf(node),
        subject: connectionParameterSubject(parameter),
        ...(meant === undefined
          ? undocumented(identityProviders, "identity provider", written)
          : {
              message: `The identity provider ${quoted(written)} of ${connectionParameter(parameter)} is misspelled.`,
              fix: `Write ${quoted(meant)}.`,
            }),
      };
    }
  },
});
