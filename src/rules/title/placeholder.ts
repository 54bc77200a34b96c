import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isBlankToFill } from "../../wording/blank-to-fill.ts";
import { quoted } from "../../wording/quoted.ts";
import { isTemplateWording } from "./_title-text.ts";

export default defineRule({
  id: "title/placeholder",
  severity: "error",
  needs: ["swagger"],
  title: "A title of its own instead of the template's",
  why: "The title is the name makers search for. Wording left over from a template tells them nothing and is refused in review.",
  source: "Templates of the repository microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "title");
    const title = swagger.title?.trim();
    if (node === undefined || title === undefined) return;
    if (!isTemplateWording(title) && !isBlankToFill(title)) return;
    yield {
      location: locationOf(node),
      subject: ["info.title"],
      message: `The title ${quoted(title)} is wording of a template.`,
      fix: "Write the name of the product or organisation.",
      consequences: [
        { rules: ["*"], under: node.pointer },
        { rules: ["intro/heading"], under: null },
      ],
    };
  },
});
