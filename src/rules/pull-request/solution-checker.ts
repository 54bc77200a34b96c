import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { readable } from "./_checklist.ts";

export default defineChangeRule({
  id: "pull-request/solution-checker",
  severity: "info",
  kinds: ["certified", "independent"],
  preset: "microsoft",
  needs: ["pullRequest"],
  title: "A word about Solution Checker",
  why: "Certification asks for a run of Solution Checker over the connector and its solution. Reviewers ask when nothing is said about it.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ connectors, pullRequest }) {
    if (!connectors.some(({ change }) => change === "added")) return;
    if (/solution[\s-]*checker/i.test(readable(pullRequest.body))) return;
    yield {
      subject: ["solution checker"],
      message: "Nothing in the description says that Solution Checker ran on the connector's solution.",
      fix: "Run Solution Checker on the solution and say so in the description.",
    };
  },
});
