import { defineChangeRule } from "../../review/rule/change-rule.ts";

const proposedReadme = /^independent-publisher-connectors\/[^/]+\/readme\.md$/i;

export default defineChangeRule({
  id: "pull-request/proposal",
  severity: "info",
  kinds: ["independent"],
  preset: "microsoft",
  needs: ["pullRequest"],
  title: "Proposals that are called so, and only those",
  why: "A proposal reserves an idea with a readme and is read by other people than a finished connector.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission-ip",
  since: "0.1.0",
  *check({ connectors, outside, pullRequest }) {
    const isCalledSo = /^\s*proposal\b/i.test(pullRequest.title);
    if (isCalledSo && connectors.some(({ change }) => change !== "removed")) {
      yield {
        subject: ["proposal"],
        message: "The title calls the pull request a proposal, and it holds a connector.",
        fix: "Remove `Proposal -` from the title, or leave only the readme in the pull request.",
      };
    }
    const hasReadme = outside.some(({ path, change }) => change === "added" && proposedReadme.test(path));
    if (!isCalledSo && hasReadme && connectors.length === 0) {
      yield {
        subject: ["readme"],
        message: "The pull request adds the readme of a connector and no connector.",
        fix: "Begin the title with `Proposal -`, or add the files of the connector.",
      };
    }
  },
});
