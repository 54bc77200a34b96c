import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { checklistOf } from "./_checklist.ts";

export default defineChangeRule({
  id: "pull-request/template",
  severity: "warning",
  preset: "microsoft",
  needs: ["pullRequest"],
  title: "The checklist of the template in the description",
  why: "Reviewers read from the checklist what was tested. Without it they ask, and the pull request waits for the answer.",
  source: "Pull request template of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ connectors, pullRequest }) {
    if (connectors.length === 0 || checklistOf(pullRequest.body).size >= 2) return;
    yield {
      subject: ["template"],
      message: "The description does not have the checklist of the template.",
      fix: "Restore the template from `.github/pull_request_template.md` and tick what is true.",
    };
  },
});
