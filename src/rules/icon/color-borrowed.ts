import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { brandColor, independentColor } from "./_colors.ts";

export default defineRule({
  id: "icon/color-borrowed",
  severity: "info",
  kinds: ["certified"],
  needs: ["properties"],
  title: "Certified connectors in a colour of their own",
  why: "The colour of independent publishers makes a certified connector look like one of theirs.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ properties }) {
    const color = brandColor(properties);
    if (color?.text.toLowerCase() !== independentColor) return;
    yield {
      location: locationOf(color.node),
      subject: ["iconBrandColor"],
      message: `The brand colour ${quoted(color.text)} is the one of independent publishers.`,
      fix: "Set `iconBrandColor` to the brand's own colour, the background of the icon.",
    };
  },
});
