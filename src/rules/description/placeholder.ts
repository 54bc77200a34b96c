import { member, stringOf, wordLocation } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

/** What templates, wizards and samples write into the description. */
const wording =
  /short description of the connecting service|description of (?:the|your) (?:connector|service) (?:goes )?here|\blorem ipsum\b|^(?:a )?(?:sample|default|custom) (?:connector )?description\.?$|^description\.?$|^todo\b/i;

export default defineRule({
  id: "description/placeholder",
  severity: "error",
  needs: ["swagger"],
  title: "A description of its own instead of the template's",
  why: "Makers read the description in the gallery. Wording left over from a template tells them nothing and is refused in review.",
  source: "Templates of the repository microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "description");
    const found = wording.exec(stringOf(node)?.trim() ?? "")?.[0];
    if (node === undefined || found === undefined) return;
    yield {
      location: wordLocation(node, found),
      subject: ["info.description"],
      message: `The description of the connector contains ${quoted(found)}, wording of a template.`,
      fix: "Say in one or two sentences what the service does and what makers use it for.",
    };
  },
});
