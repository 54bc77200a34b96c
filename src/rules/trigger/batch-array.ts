import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { shapeOf } from "../../connector/schemas/object-shape.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { answerOf, pollingTriggers } from "./_polling.ts";

export default defineRule({
  id: "trigger/batch-array",
  severity: "warning",
  needs: ["swagger"],
  title: "Batches for triggers that answer with a list",
  why: "A batch trigger starts a flow for each element of its list, a single one starts one for the whole answer; makers get the wrong events when marker and answer differ.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of pollingTriggers(swagger)) {
      // No new flow begins with it, and another marker would break those that do.
      if (operation.isDeprecated) continue;
      const marker = member(operation.node, "x-ms-trigger");
      const answer = answerOf(swagger, operation);
      if (marker === undefined || answer === undefined) continue;
      if (operation.trigger === "batch" && !mayHaveList(swagger, answer)) {
        yield {
          location: locationOf(marker),
          subject: [operation.name],
          message: `The trigger ${quoted(operation.name)} is a batch, and its answer has no list.`,
          fix: 'Describe the list in the schema of the response; a trigger that was never published may say `"single"` instead.',
        };
      }
      if (operation.trigger === "single" && isList(answer)) {
        yield {
          location: locationOf(marker),
          subject: [operation.name],
          message: `The trigger ${quoted(operation.name)} is single, and its answer is a list.`,
          fix: 'Write `"batch"` to start a flow for each element; once published, in a new trigger, because flows rely on the old one.',
        };
      }
    }
  },
});

function isList(schema: Node): boolean {
  return stringOf(member(schema, "type")) === "array";
}

/** At the root or directly below; what is described elsewhere or at run time may have one. */
function mayHaveList(swagger: Swagger, answer: Node): boolean {
  const { properties, isOpen } = shapeOf(swagger)(answer);
  if (isList(answer) || isOpen) return true;
  return [...properties.values()].some((property) => {
    const resolution = swagger.resolve(property);
    return resolution.state !== "resolved" || isList(resolution.node);
  });
}
