import { defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";

export default defineRule({
  id: "script/braces",
  severity: "error",
  needs: ["script"],
  title: "Braces and brackets in pairs",
  why: "A script whose braces do not match is cut off or damaged, and does not compile.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    const problem = script.problem();
    if (problem?.kind !== "bracket") return;
    yield {
      location: atRange(script.file, problem.span),
      subject: [problem.token],
      message: `The \`${problem.token}\` has no counterpart.`,
      fix: "Complete the script, or remove what is too much.",
    };
  },
});
