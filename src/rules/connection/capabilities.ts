import { items, locationOf, member, stringOf } from "../../connector/node.ts";
import { capabilities } from "../../connector/platform/vocabulary.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isArray } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "connection/capabilities",
  severity: "error",
  needs: ["properties"],
  title: "Capabilities as a list of known names",
  why: "The platform reads a list of texts, and ignores names that it doesn't know.",
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
      const word = stringOf(node);
      if (word === undefined) {
        yield {
          location: locationOf(node),
          subject: ["capabilities", JSON.stringify(node.value)],
          message: `The capability ${quoted(JSON.stringify(node.value))} is not a text.`,
          fix: "Write the name of a capability, such as `actions`.",
          cause: "type",
        };
        continue;
      }
      if (capabilities.find(word) !== undefined) continue;
      yield {
        location: locationOf(node),
        subject: ["capabilities", word],
        message: `The capability ${quoted(word)} isn't documented (checked on ${capabilities.checked}).`,
        fix: "If you mean `actions`, `triggers`, `gateway`, or `cloud`, write that name.",
        severity: "info",
      };
    }
  },
});
