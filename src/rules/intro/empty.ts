import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { counted } from "../../wording/counted.ts";
import { minTextLength, textLength } from "./_sections.ts";

export default defineRule({
  id: "intro/empty",
  severity: "error",
  needs: ["readme"],
  title: "A readme that says something",
  why: "The readme becomes the connector's page in the documentation. A few words do not tell makers what they need and what it can do.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ readme }) {
    const length = textLength(readme);
    if (readme.document.truncated || length >= minTextLength) return;
    yield {
      location: atFile(readme.file),
      subject: ["readme.md"],
      message: `The readme has ${length === 0 ? "no text" : `only ${counted(length, "character")} of text`}.`,
      fix: "Write the sections Prerequisites, Supported Operations, Obtaining Credentials, and Known Issues and Limitations.",
    };
  },
});
