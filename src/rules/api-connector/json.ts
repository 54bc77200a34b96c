import { defineRule } from "../../review/rule/rule.ts";
import type { Edit } from "../../text/edit.ts";
import { atRange, type Span } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf } from "./_contract.ts";

const none = { requests: [], responses: [], graph: [] };

export default defineRule({
  id: "api-connector/json",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "Sample bodies that are JSON",
  why: "Samples are copied into code and tests. Comments and trailing commas, common in published samples, are refused by JSON parsers, and sign-up fails.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    const { requests, responses, graph } = contractOf(connector) ?? none;
    for (const sample of [...requests, ...responses, ...graph]) {
      const { json, body, bodySpan, startSpan } = sample.message;
      if (json === undefined || json.state === "strict" || !/^[[{]/.test(body)) continue;
      const [problem] = json.problems;
      if (problem === undefined) continue;
      if (sample.location.kind !== "range") continue;
      const start = sample.location.start - startSpan.start + bodySpan.start + problem.span.start;
      yield {
        location: atRange(sample.file, {
          start,
          end: start + Math.max(1, problem.span.end - problem.span.start),
        }),
        subject: [sample.name],
        message: `The body of the sample ${quoted(sample.name)} is no JSON: ${problem.message}.`,
        fix: "Write strict JSON, without comments and trailing commas.",
        ...(json.problems.every(({ kind }) => kind === "comment" || kind === "trailing-comma")
          ? { edits: json.problems.map(({ span }) => cut(span, start - problem.span.start)) }
          : {}),
      };
    }
  },
});

function cut({ start, end }: Span, offset: number): Edit {
  return { start: start + offset, end: end + offset, text: "" };
}
