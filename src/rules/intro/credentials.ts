import { defineRule } from "../../review/rule.ts";
import { atFile } from "../../text/place.ts";
import { hasSection, isSignedIn } from "./_sections.ts";

const title =
  /credential|authenti|authori[sz]|\bkeys?\b|\btokens?\b|\bsign(?:ing)? in\b|\blog ?in\b|\bconnection|register|registration|\bset ?up\b|setting up|obtain/;

export default defineRule({
  id: "intro/credentials",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["readme"],
  title: "A section about credentials",
  why: "Whoever creates a connection has to know where the key or the account comes from.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme, connector }) {
    if (!isSignedIn(connector) || hasSection(readme, title)) return;
    yield {
      at: atFile(readme.file),
      subject: ["Obtaining Credentials"],
      message: "The readme has no section `Obtaining Credentials`.",
      fix: "Add a heading `## Obtaining Credentials` and say step by step where to get what the connection asks for.",
    };
  },
});
