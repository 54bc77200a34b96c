import { locationOf, member, stringOf } from "../../connector/node.ts";
import { authentications } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";

/** No complete list is published: those of the schema, of the documentation, and of published connectors. */
const known: ReadonlySet<string> = new Set(
  `aad aadcertificate azureactivedirectory oauth2 oauth2generic 3legged basecampthree bitly box buffer constantcontact
  docusign dropbox dynamics365 eventbrite facebook github google infusionsoft instagram instapaper intuit jira linkedin
  live mailchimp microsoftaccount msftgraph onedrive outlook pinterest quickbooks salesforce slack smartsheet soundcloud
  square stripe surveymonkey todoist trello twitter typeform vimeo wordpress wunderlist yammer youtube zendesk`.split(
    /\s+/,
  ),
);

export default defineRule({
  id: "connection/idp-unknown",
  severity: "warning",
  needs: ["properties"],
  title: "A known identity provider",
  why: "The platform has code of its own for each identity provider; with an unknown one no connection can be made.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const { parameter, settings, provider } of authentications(properties)) {
      const node = member(settings, "identityProvider");
      if (node === undefined || provider === undefined || known.has(provider)) continue;
      const meant = didYouMean(provider, ["oauth2", "oauth2generic", "aad"]);
      yield {
        location: locationOf(node),
        subject: connectionParameterSubject(parameter),
        message: `The identity provider ${quoted(stringOf(node) ?? "")} of ${connectionParameter(parameter)} is not known.`,
        fix: `Write ${meant === undefined ? "`oauth2` for a provider of any kind, or `aad` for Microsoft Entra ID" : quoted(meant)}.`,
      };
    }
  },
});
