import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { maxSide } from "./_dimensions.ts";
import { logoShare, maxLogoShare } from "./_logo.ts";
import { percent } from "./_percent.ts";

export default defineRule({
  id: "icon/logo-ratio",
  severity: "warning",
  kinds: ["certified"],
  needs: ["icon"],
  title: "A logo that leaves room around it",
  why: "A logo of 70 % of the icon's side or more looks crowded on the card and is sent back in review.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ icon }) {
    const { image } = icon;
    const share = image === undefined ? undefined : logoShare(image);
    if (image?.logo === undefined || share === undefined || share < maxLogoShare) return;
    const { left, top, right, bottom } = image.logo;
    // A larger icon has to be scaled down as well.
    const side = Math.floor(Math.min(image.width, image.height, maxSide) * maxLogoShare);
    const isTooLarge = Math.max(image.width, image.height) > maxSide;
    yield {
      location: atFile(icon.file),
      subject: ["icon.png"],
      message: `The logo takes ${right - left} × ${bottom - top} of ${image.width} × ${image.height} pixels, ${percent(share)} of the icon's side.`,
      fix: `Scale the logo down to less than ${side} pixels in width and height${isTooLarge ? ` of an icon of ${maxSide} × ${maxSide}` : ""}, with even room around it.`,
    };
  },
});
