import type { Kind } from "../../connector/connector.ts";
import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { quoted } from "../../wording/quoted.ts";

const labelOf: Record<Kind, string> = {
  certified: "certified-connector",
  independent: "independent-publisher-connector",
  custom: "custom-connector",
};

export default defineChangeRule({
  id: "pull-request/label",
  severity: "info",
  preset: "microsoft",
  needs: ["pullRequest"],
  title: "The label of the changed folder",
  why: "Labels decide in whose list the pull request appears. Contributors cannot set them in this repository.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ connectors, pullRequest }) {
    const wanted = new Set(connectors.map(({ kind }) => labelOf[kind]));
    // Blanks and hyphens, upper and lower case: labels are written by people.
    const present = new Set(
      pullRequest.labels.map((label) =>
        label
          .trim()
          .toLowerCase()
          .replace(/[\s_]+/g, "-"),
      ),
    );
    for (const label of Object.values(labelOf)) {
      if (wanted.has(label) === present.has(label) || wanted.size === 0) continue;
      const isMissing = wanted.has(label);
      yield {
        subject: ["label", label],
        message: isMissing
          ? `The label ${quoted(label)} is missing.`
          : `The label ${quoted(label)} is set, and no such connector is changed.`,
        fix: `Ask a maintainer to ${isMissing ? "set" : "remove"} the label ${quoted(label)}.`,
      };
    }
  },
});
