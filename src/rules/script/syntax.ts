import type { SyntaxProblem } from "../../connector/script/syntax-problem.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "script/syntax",
  severity: "error",
  needs: ["script"],
  title: "The script must be valid C#",
  why: "A script with a syntax error doesn't compile, so the connector can't be deployed.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    const problem = script.problem();
    // `script/braces` is about brackets.
    if (problem === undefined || problem.kind === "bracket") return;
    yield { location: atRange(script.file, problem.span), subject: [problem.kind], ...texts(problem) };
  },
});

function texts({ kind, token }: SyntaxProblem): { readonly message: string; readonly fix: string } {
  if (kind === "string") {
    return {
      message: "A string starts here but isn't closed on the same line.",
      fix: "Add the closing quote.",
    };
  }
  if (kind === "missing") return { message: `A \`${token}\` is missing.`, fix: `Add \`${token}\`.` };
  if (kind === "somewhere") {
    return {
      message: "The script has a syntax error near this line.",
      fix: "Compile the script, and correct the line that the compiler names.",
    };
  }
  return {
    message: `The script has a syntax error at ${quoted(token)}.`,
    fix: "Correct this line or the line before it.",
  };
}
