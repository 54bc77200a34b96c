import type { Side } from "../../connector/comparison/comparison.ts";
import { member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile, atPointer, type Location } from "../../text/location.ts";
import { wholeChange } from "./_connection.ts";

export default defineRule({
  id: "breaking-change/tier",
  official: ["TierChangedToPremium"],
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "A move to premium that is announced",
  why: "Users without a premium licence can no longer run flows with the connector. The tier itself is set outside the repository.",
  source: "Certification updates of connectors, TierChangedToPremium",
  since: "0.1.0",
  *check({ comparison }) {
    const { before, after } = comparison;
    const found = mentionOf(after);
    if (found === undefined || mentionOf(before) !== undefined) return;
    yield wholeChange({
      location: found,
      subject: ["premium"],
      what: "tier",
      before: "not mentioned",
      after: "premium",
      who: "users without a premium licence",
      message: "The connector says here for the first time that it is premium.",
      fix: "Announce a change of the tier to users; if it was premium all along, there is nothing to do.",
    });
  },
});

const premium = /\bpremium (?:tier|connector|licen[cs]e)\b|\btier\b.{0,20}\bpremium\b/i;

/** In the description of the connector or in its readme. */
function mentionOf({ connector, swagger }: Side): Location | undefined {
  const description = stringOf(member(swagger.info, "description")) ?? "";
  if (premium.test(description)) return atPointer(swagger.file, "/info/description");
  const readme = connector.text("readme");
  return readme !== undefined && premium.test(readme.source.text) ? atFile(readme.path) : undefined;
}
