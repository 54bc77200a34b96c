import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { quoted } from "../../wording/quoted.ts";

/** A login; teams and addresses cannot be compared with an author. */
const login = /^@[\w-]+$/;

export default defineChangeRule({
  id: "pull-request/owner",
  severity: "info",
  kinds: ["certified"],
  preset: "microsoft",
  needs: ["pullRequest", "owners"],
  title: "Changes to a certified connector by its owner",
  why: "The publisher of a certified connector answers for it. A change by somebody else is merged once the publisher agreed.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README; CODEOWNERS",
  since: "0.1.0",
  *check({ connectors, pullRequest, owners }) {
    for (const { folder, change } of connectors) {
      if (change === "added") continue;
      const logins = owners
        .ownersOf(`${folder}/apiDefinition.swagger.json`)
        .filter((owner) => login.test(owner));
      const isOwner = logins.some(
        (owner) => owner.slice(1).toLowerCase() === pullRequest.author.toLowerCase(),
      );
      if (logins.length === 0 || isOwner) continue;
      // Quoted, so that nobody is called.
      const named = logins.slice(0, 3).map((owner) => quoted(owner.slice(1)));
      yield {
        subject: [folder, "owner"],
        message: `The owner of ${quoted(folder)} is ${named.join(", ")}, not the author of the pull request.`,
        fix: "Ask the owner for a review.",
      };
    }
  },
});
