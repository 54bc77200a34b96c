import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineChangeRule({
  id: "pull-request/base-branch",
  severity: "warning",
  preset: "microsoft",
  needs: ["pullRequest"],
  title: "Pull requests into dev",
  why: "Connectors are merged into dev and go to the main branch once they are published. A pull request into another branch waits until somebody notices.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ connectors, pullRequest }) {
    const { baseRef, headRef } = pullRequest;
    if (connectors.length === 0) return;
    if (baseRef !== "dev") {
      yield {
        subject: ["base"],
        message: `The pull request targets the branch ${quoted(baseRef)} instead of \`dev\`.`,
        fix: "Choose Edit beside the title and change the base to `dev`; the commits stay as they are.",
      };
    }
    if (!shared.has(headRef.toLowerCase())) return;
    yield {
      subject: ["head"],
      severity: "info",
      message: `The pull request comes from the branch ${quoted(headRef)} of the fork.`,
      fix: "Make a branch for each connector: whatever is committed to this one later joins the pull request.",
    };
  },
});

/** Branches that forks have for other things. */
const shared: ReadonlySet<string> = new Set(["dev", "main", "master"]);
