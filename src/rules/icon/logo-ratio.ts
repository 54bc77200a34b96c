import { defineRule } from "../../review/rule.ts";
import { atFile } from "../../text/place.ts";
import { percent } from "./_percent.ts";

/** Share of the icon's side. */
const maxShare = 0.7;

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
    const logo = image?.logo;
    // Rounded corners differ from the background and would count as logo.
    if (image === undefined || logo === undefined || image.hasRoundedCorners) return;
    const [width, height] = [logo.right - logo.left, logo.bottom - logo.top];
    const share = Math.max(width / image.width, height / image.height);
    if (share < maxShare || image.borderTransparentShare > 0) return;
    const side = Math.floor(Math.min(image.width, image.height) * maxShare);
    yield {
      at: atFile(icon.file),
      subject: ["icon.png"],
      message: `The logo takes ${width} × ${height} of ${image.width} × ${image.height} pixels, ${percent(share)} of the icon's side.`,
      fix: `Scale the logo down to less than ${side} pixels in width and height, with even room around it.`,
    };
  },
});
