import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { checklistOf, readable } from "./_checklist.ts";

export default defineChangeRule({
  id: "pull-request/test-evidence",
  severity: "info",
  kinds: ["certified", "independent"],
  preset: "microsoft",
  needs: ["pullRequest"],
  title: "A word about tests of all operations",
  why: "Certification expects at least ten successful calls of every operation without runtime and schema errors.",
  source: "Pull request template of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ connectors, pullRequest }) {
    if (!connectors.some(({ change }) => change !== "removed")) return;
    const checklist = checklistOf(pullRequest.body);
    if (checklist.get("works") === true) return;
    // What the template says, ticked or not, is no word of the author's.
    const own = readable(pullRequest.body).replace(/^\s*[-*+]\s+\[[ xX]\].*$/gm, "");
    if (/\btest(?:ed|s|ing)?\b/i.test(own)) return;
    yield {
      subject: ["tests"],
      message: "Nothing in the description says that all operations were tested.",
      fix: "Call every operation at least ten times on the test page and say so in the description.",
    };
  },
});
