import type { ChangedFolder } from "../../review/rule/change-rule.ts";
import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { checklistOf, type Item } from "./_checklist.ts";

const words: Record<Item, string> = {
  works: "the connector works",
  descriptions: "detailed descriptions",
  validated: "the swagger is validated",
  colour: "the brand colour",
  name: "the name of the pull request",
  flows: "screenshots of flows",
  testPage: "a screenshot of the test page",
  oauth: "steps for an app with OAuth",
};

export default defineChangeRule({
  id: "pull-request/checklist",
  severity: "warning",
  preset: "microsoft",
  needs: ["pullRequest"],
  title: "A checklist that is ticked",
  why: "Reviewers begin when the contributor has said that the connector was tested and validated.",
  source: "Pull request template of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ connectors, pullRequest }) {
    const checklist = checklistOf(pullRequest.body);
    const open = applicable(connectors).filter((item) => checklist.get(item) === false);
    if (open.length === 0) return;
    yield {
      subject: ["checklist"],
      message: `The checklist is not ticked at: ${open.map((item) => words[item]).join(", ")}.`,
      fix: "Tick each item once it is true.",
    };
  },
});

function applicable(connectors: readonly ChangedFolder[]): readonly Item[] {
  if (connectors.length === 0) return [];
  const isIndependent = connectors.some(({ kind }) => kind === "independent");
  const usesOAuth = connectors.some(({ kind, after }) => kind === "independent" && after?.usesOAuth === true);
  return [
    "works",
    "descriptions",
    "validated",
    ...(connectors.some(({ kind }) => kind !== "custom") ? (["colour"] as const) : []),
    ...(isIndependent ? (["name", "flows", "testPage"] as const) : []),
    ...(usesOAuth ? (["oauth"] as const) : []),
  ];
}
