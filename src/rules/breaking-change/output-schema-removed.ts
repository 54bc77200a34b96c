import type { FieldPair, OperationPair } from "../../connector/comparison/comparison.ts";
import { makeShapes } from "../../connector/comparison/shape.ts";
import { keyLocationOf, type Node } from "../../connector/node.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { atPointer } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { keptField, startOf } from "./_fields.ts";
import { orNewRevision, usedOperations } from "./_operations.ts";
import { becameDynamic, isDynamic, isTyped } from "./_outputs.ts";

export default defineRule({
  id: "breaking-change/output-schema-removed",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Success responses that stay described",
  why: "The designer offers outputs from the schema of the response. Without it none is left, and flows that use them cannot be edited.",
  source: "Certification updates of connectors: removing response schemas",
  since: "0.1.0",
  *check({ comparison }) {
    const shapeOf = makeShapes(comparison.before.swagger);
    for (const pair of usedOperations(comparison)) {
      const { before, after } = pair.outputSchemas();
      if (before !== undefined && after === undefined) {
        // The designer makes no outputs of `{}`: no flow uses a part of it.
        const shape = shapeOf(before);
        if (isTyped(shape) || isDynamic(shape)) yield removed(pair, before);
        continue;
      }
      const field = becameDynamic(pair) ?? pair.outputs().kept.find(isEmptied);
      if (field === undefined) continue;
      const now = isDynamic(field.after.shape) ? "known at run time only" : "not described";
      yield keptField(pair, field, "x-ms-dynamic-schema", {
        before: "described",
        after: now,
        message: `${startOf(field.after)} of ${quoted(pair.name)} was described and is ${now} now.`,
        fix: orNewRevision("Put the schema back", pair.before),
      });
    }
  },
});

/** Only the whole output: a part that says nothing any more still has its name. */
function isEmptied({ before, after }: FieldPair): boolean {
  return before.path === "" && isTyped(before.shape) && after.shape.isKnown && !isTyped(after.shape);
}

function removed(pair: OperationPair, before: Node): Diagnostic {
  const { name, after } = pair;
  const part = after.kind === "webhook" ? "notification" : "success response";
  return {
    location: atPointer(after.node.file, childPointer(after.node.pointer, "responses"), "key"),
    subject: [name, "response"],
    message: `The ${part} of ${quoted(name)} has no schema any more.`,
    fix: orNewRevision("Put the schema back", pair.before),
    cause: name,
    comparison: {
      operation: name,
      what: "output",
      before: "described",
      after: "not described",
      who: "every flow that uses an output",
      beforeLocation: keyLocationOf(before),
    },
  };
}
