import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { nameOfConnector } from "./_connectors.ts";

/** A name, the suffix, and whatever version or note follows. */
const form = /^(?:proposal\s*[-–:]\s*)?\S.*\(independent publisher\)/i;

export default defineChangeRule({
  id: "pull-request/title-independent",
  severity: "warning",
  kinds: ["independent"],
  preset: "microsoft",
  needs: ["pullRequest"],
  title: "Titles that name the connector and its kind of publisher",
  why: "Those who merge connectors of independent publishers find them by this form of title.",
  source: "Pull request template of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ connectors, pullRequest }) {
    const [connector] = connectors;
    const title = pullRequest.title.trim();
    if (connector === undefined || form.test(title)) return;
    yield {
      subject: ["title"],
      message: `The title ${quoted(title)} does not have the form \`Name (Independent Publisher)\`.`,
      fix: `Rename the pull request to ${quoted(`${nameOfConnector(connector)} (Independent Publisher)`)}.`,
    };
  },
});
