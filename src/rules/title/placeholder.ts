import { member, placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";

/** What templates, wizards and samples write into the title. */
const wording =
  /^(?:(?:the )?name of (?:the |your )?connector|(?:your )?connector (?:name|title)|(?:my )?(?:new|sample|custom|default) (?:connector|title|api)|default title|swagger petstore|untitled|title|todo)$/i;
const blankToFill = /^<.*>$|^\[.*\]$|^\{\{.*\}\}$|\[\[.*\]\]|<<.*>>/;

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
    if (!wording.test(title) && !blankToFill.test(title)) return;
    yield {
      at: placeOf(node),
      subject: ["info.title"],
      message: `The title ${quoted(title)} is wording of a template.`,
      fix: "Write the name of the product or organisation.",
    };
  },
});
