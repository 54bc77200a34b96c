import { keyLocationOf, members } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { orderMembers } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { rootGroupOf } from "./_root-order.ts";

export default defineRule({
  id: "swagger/order",
  severity: "info",
  needs: ["swagger"],
  title: "Members in the usual order",
  why: "Reviewers read many definitions; they find their way faster when all have the same order.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/coding-standards",
  since: "0.1.0",
  *check({ swagger }) {
    let last = { group: -1, name: "" };
    for (const { name, node } of members(swagger.root)) {
      const group = rootGroupOf(name);
      if (group === -1) continue;
      if (group < last.group) {
        yield {
          location: keyLocationOf(node),
          subject: ["order"],
          edits: [orderMembers("", orderedNames(members(swagger.root).map((one) => one.name)))],
          message: `The member ${quoted(name)} stands after ${quoted(last.name)}.`,
          fix: "Use the order `swagger`, `info`, `host`, `schemes`, `consumes`, `produces`, `paths`, `definitions`, `parameters`.",
        };
        return;
      }
      last = { group, name };
    }
  },
});

/** Members without an order of theirs keep their positions. */
function orderedNames(names: readonly string[]): readonly string[] {
  const sorted = names
    .filter((name) => rootGroupOf(name) !== -1)
    .toSorted((a, b) => rootGroupOf(a) - rootGroupOf(b));
  return names.map((name) => (rootGroupOf(name) === -1 ? name : (sorted.shift() ?? name)));
}
