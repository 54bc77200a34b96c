import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { defaultColor, distance, hexOf, parseColor, white } from "./_colors.ts";

/** Per channel, 0–255. */
const tolerance = 8;

export default defineRule({
  id: "icon/background-match",
  severity: "warning",
  kinds: ["certified"],
  needs: ["icon", "properties"],
  title: "One colour for icon background and brand",
  why: "The card around the icon has the brand colour; where the icon's background differs, a frame is seen.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ icon, properties }) {
    const background = icon.image?.background;
    const brand = parseColor(properties.brandColor);
    if (background === undefined || brand === undefined || distance(background, brand) <= tolerance) return;
    // A color that is refused anyway has to be replaced, not matched.
    if ([white, defaultColor].some((refused) => distance(background, refused) <= 4)) return;
    yield {
      location: atFile(icon.file),
      subject: ["icon.png"],
      message: `The icon's background \`${hexOf(background)}\` differs from the brand colour \`${hexOf(brand)}\`.`,
      fix: `Set \`iconBrandColor\` to \`${hexOf(background)}\`, or give the icon the background \`${hexOf(brand)}\`.`,
    };
  },
});
