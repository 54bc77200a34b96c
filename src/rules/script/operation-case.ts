import { defineRule } from "../../review/rule.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { atRange } from "../../text/place.ts";
import { quoted } from "../../text/quoted.ts";
import { comparedIds } from "./_operation-literals.ts";

export default defineRule({
  id: "script/operation-case",
  severity: "warning",
  needs: ["script", "swagger"],
  title: "Scripts that ask for operations by their ids",
  why: "A branch for an id that no operation has never runs; calls of the operation that was meant take another path.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script, swagger }) {
    const ids = new Set(swagger.operations().flatMap(({ id }) => (id === undefined ? [] : [id])));
    const lowered = new Set([...ids].map((id) => id.toLowerCase()));
    // Comparisons may ignore letter case in many ways.
    const ignoresCase = /IgnoreCase|\.ToLower|\.ToUpper/.test(script.code);
    const seen = new Set<string>();
    for (const { id, span } of comparedIds(script)) {
      const isKnown = ids.has(id) || (ignoresCase && lowered.has(id.toLowerCase()));
      if (isKnown || id.trim() === "" || seen.has(id)) continue;
      seen.add(id);
      const meant = didYouMean(id, ids);
      yield {
        at: atRange(script.file, span),
        subject: [id],
        message: `The script asks for the operation ${quoted(id)}, which the definition does not have.`,
        fix:
          meant === undefined
            ? "Write an `operationId` of the definition, or remove the branch."
            : `Write ${quoted(meant)}.`,
      };
    }
  },
});
