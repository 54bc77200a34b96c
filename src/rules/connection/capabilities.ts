import { items, locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isArray } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";

const known: ReadonlySet<string> = new Set(["actions", "triggers", "gateway", "cloud"]);

export default defineRule({
  id: "connection/capabilities",
  severity: "info",
  needs: ["properties"],
  title: "Known words in `capabilities`",
  why: "The platform looks for certain words only and passes over all others.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    const list = member(properties.properties, "capabilities");
    if (list === undefined) return;
    if (!isArray(list.value)) {
      yield {
        location: locationOf(list),
        subject: ["capabilities"],
        message: "The member `capabilities` is not a list.",
        fix: 'Write a list like `["actions"]`; an empty one is fine.',
      };
    }
    for (const node of items(list)) {
      const word = stringOf(node) ?? JSON.stringify(node.value);
      if (known.has(word.toLowerCase())) continue;
      yield {
        location: locationOf(node),
        subject: ["capabilities", word],
        message: `The capability ${quoted(word)} is not known.`,
        fix: "Write `actions`, `triggers`, `gateway` or `cloud`, or remove the entry.",
      };
    }
  },
});
