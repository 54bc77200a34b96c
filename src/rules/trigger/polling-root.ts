import { keyLocationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { answerOf, pollingTriggers, writtenAnswerOf } from "./_polling.ts";

export default defineRule({
  id: "trigger/polling-root",
  severity: "info",
  needs: ["swagger"],
  title: "Lists of events within an object",
  why: "A bare list leaves no room for what comes with it, such as the state of the next poll, and adding that later breaks every flow.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/create-polling-trigger",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of pollingTriggers(swagger)) {
      const answer = answerOf(swagger, operation);
      // A single trigger with a list is the business of trigger/batch-array.
      if (answer === undefined || operation.trigger === "single") continue;
      if (stringOf(member(answer, "type")) !== "array") continue;
      yield {
        location: keyLocationOf(writtenAnswerOf(operation) ?? answer),
        subject: [operation.name],
        message: `The polling trigger ${quoted(operation.name)} answers with a bare list.`,
        fix: "In a new connector let the service return an object with the list as a property; in a published one leave it: another answer breaks flows.",
      };
    }
  },
});
