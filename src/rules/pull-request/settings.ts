import { defineChangeRule } from "../../review/rule/change-rule.ts";

export default defineChangeRule({
  id: "pull-request/settings",
  severity: "error",
  needs: ["settingsProblems"],
  title: "The settings file must be valid",
  why: "Merged like this, the file could not be used and the defaults would be in force.",
  source: "Connector Review, docs/settings.md",
  since: "0.1.0",
  *check({ settingsProblems }) {
    for (const { message, ...location } of settingsProblems) {
      yield {
        location,
        // A mistake has no name. Two with the same message are the same mistake, whatever line they are on.
        subject: [message],
        message,
        fix: "Until it is fixed, the settings of the base branch stay in force.",
      };
    }
  },
});
