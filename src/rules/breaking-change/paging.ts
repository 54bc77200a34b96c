import { locationOf, member, stringOf } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { atPointer } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { everyFlowWith, usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/paging",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Paging that stays",
  why: "Flows that ask for all pages get the first one only, without a word, as soon as the next link is not found.",
  source: "Follows from how flows bind to a connector",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { name, before, after } of usedOperations(comparison)) {
      const [old, now] = [pagingOf(before), pagingOf(after)];
      if (old === undefined || old === now) continue;
      yield {
        location: atPointer(after.node.file, childPointer(after.node.pointer, "x-ms-pageable")),
        subject: [name],
        message: `The pages of ${quoted(name)} followed ${quoted(old)}; ${now === undefined ? "there is no paging" : `it is ${quoted(now)}`} now.`,
        fix: `Keep ${quoted(`"x-ms-pageable": { "nextLinkName": "${old}" }`)}.`,
        cause: name,
        comparison: {
          operation: name,
          what: "paging",
          before: old,
          after: now ?? "removed",
          who: everyFlowWith(before),
          beforeLocation: locationOf(member(before.node, "x-ms-pageable") ?? before.node),
        },
      };
    }
  },
});

/** The name of the next link; its usual name where none is written. */
function pagingOf({ node }: Operation): string | undefined {
  const pageable = member(node, "x-ms-pageable");
  return pageable === undefined ? undefined : (stringOf(member(pageable, "nextLinkName")) ?? "nextLink");
}
