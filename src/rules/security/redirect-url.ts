import { member, stringOf } from "../../connector/node.ts";
import type { ApiProperties } from "../../connector/properties/api-properties.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile, atRange } from "../../text/location.ts";

const outdated = /https?:\/\/msmanaged-na\.consent\.azure-apim\.net\/redirect/i;
const current = "https://global.consent.azure-apim.net/redirect";
/** A readme that sends makers to register an app of their own has to say which address to enter there. */
const registers =
  /\b(?:app(?:lication)? registration|register (?:an?|your|the) (?:new |own )?(?:oauth )?app|redirect ur[il])/i;

export default defineRule({
  id: "security/redirect-url",
  severity: "info",
  needs: ["readme", "properties"],
  title: "The redirect URL of today in the readme",
  why: "Whoever registers an app for the connector enters this address; with an old one, or none, signing in ends with an error.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ readme, properties }) {
    const { text } = readme.source;
    const old = outdated.exec(text);
    if (old !== null) {
      yield {
        location: atRange(readme.file, { start: old.index, end: old.index + old[0].length }),
        subject: ["redirect URL"],
        message: `The readme names the redirect URL \`${old[0]}\`, which the platform no longer uses.`,
        fix: `Write \`${current}\` or the URL that the connector shows after it is created.`,
        edits: [{ start: old.index, end: old.index + old[0].length, text: current }],
      };
    } else if (
      signsInByOAuth(properties) &&
      registers.test(text) &&
      !/consent\.azure-apim\.(?:net|us|cn)/i.test(text)
    ) {
      yield {
        location: atFile(readme.file),
        subject: ["redirect URL"],
        message: "The readme asks to register an app and names no redirect URL.",
        fix: `Name \`${current}\` or the URL that the connector shows after it is created.`,
      };
    }
  },
});

function signsInByOAuth(properties: ApiProperties): boolean {
  return properties
    .connectionParameters()
    .some(
      ({ type, oAuthSettings }) =>
        type?.toLowerCase() === "oauthsetting" ||
        stringOf(member(oAuthSettings, "identityProvider")) !== undefined,
    );
}
