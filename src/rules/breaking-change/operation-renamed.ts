import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted, quotedPair } from "../../wording/quoted.ts";
import { operationIdOf } from "./_deleted.ts";
import { everyFlowWith, kindOf } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/operation-renamed",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  covers: ["breaking-change/versioning-hint"],
  title: "Published operation ids that stay as they are",
  why: "Flows and apps call an operation by its id, exactly spelled. Under another id it is a different operation, and the old one is gone.",
  source: "Pull requests 3470 and 4043 of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { before, after } of comparison.renamedOperations()) {
      if (before.isInternal) continue;
      const [was, is] = [operationIdOf(before), operationIdOf(after)];
      yield {
        location: locationOf(is),
        subject: [before.name],
        message: `The ${kindOf(before)} ${quotedPair(before.name, after.name).join(" has the id ")} now.`,
        fix: `Put the published id back: ${quoted(`"operationId": ${JSON.stringify(before.name)}`)}; what makers see is the summary, which may change.`,
        edits: [setValue(is.pointer, before.name)],
        cause: before.name,
        comparison: {
          operation: before.name,
          what: "operation id",
          before: before.name,
          after: after.name,
          who: everyFlowWith(before),
          beforeLocation: locationOf(was),
        },
      };
    }
  },
});
