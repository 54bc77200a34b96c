import { keyLocationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setMember } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { annotatedOperations, familiesOf } from "./_annotation.ts";

export default defineRule({
  id: "extension/revision-empty",
  official: ["OperationRevisionEmpty"],
  severity: "warning",
  needs: ["swagger"],
  title: "A revision beside every family",
  why: "A family orders operations by revision; without one the platform takes the operation for the oldest.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/operational-versioning",
  since: "0.1.0",
  *check({ swagger }) {
    const families = familiesOf(swagger);
    for (const { operation, annotation, family } of annotatedOperations(swagger)) {
      if (family === undefined || member(annotation, "revision") !== undefined) continue;
      // Several of one family are the business of extension/family-many-empty-revision.
      const others = families.get(family)?.filter((one) => one.revision === undefined) ?? [];
      if (others.length > 1) continue;
      const taken = families.get(family)?.map((one) => one.revision ?? 0) ?? [];
      const next = Math.max(0, ...taken.filter(Number.isSafeInteger)) + 1;
      yield {
        location: keyLocationOf(annotation),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} belongs to the family ${quoted(family)} and has no revision.`,
        fix: `Add \`"revision": ${next}\`.`,
        edits: [setMember(annotation.pointer, "revision", next, "family")],
      };
    }
  },
});
