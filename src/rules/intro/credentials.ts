import { defineRule } from "../../review/rule/rule.ts";
import { isSignedIn, missingSection } from "./_sections.ts";
import { credentialsSkeleton } from "./_skeletons.ts";
import { credentials } from "./_template.ts";

export default defineRule({
  id: "intro/credentials",
  severity: "warning",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["readme"],
  title: "A section about credentials",
  why: "Whoever creates a connection has to know where the key or the account comes from.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme, connector }) {
    if (isSignedIn(connector))
      yield* missingSection(
        connector,
        readme,
        credentials,
        " and say step by step where to get what the connection asks for.",
        credentialsSkeleton,
      );
  },
});
