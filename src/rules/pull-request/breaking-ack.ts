import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { readable } from "./_checklist.ts";

export default defineChangeRule({
  id: "pull-request/breaking-ack",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["pullRequest"],
  title: "Breaking changes that the description speaks of",
  why: "Whoever merges has to know that flows may stop, and for whom.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ connectors, pullRequest }) {
    if (/\bbreak(?:s|ing)?\b/i.test(`${pullRequest.title}\n${readable(pullRequest.body)}`)) return;
    for (const { folder, findings } of connectors) {
      const count = findings.filter(({ rule, severity }) => isBreaking(rule) && severity === "error").length;
      if (count === 0) continue;
      const what = count === 1 ? "a breaking change" : `${count} breaking changes`;
      yield {
        subject: [folder, "breaking"],
        message: `The change to ${quoted(folder)} holds ${what}, and the description does not speak of it.`,
        fix: "Say in the description what breaks, for whom, and what they have to do.",
      };
    }
  },
});

function isBreaking(rule: string): boolean {
  return rule.startsWith("breaking-change/");
}
