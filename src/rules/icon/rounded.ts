import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";

/** Corners rounded by a fifth of the side leave six tenths of the border opaque. */
const maxTransparentShare = 0.5;

export default defineRule({
  id: "icon/rounded",
  severity: "warning",
  kinds: ["certified"],
  needs: ["icon"],
  title: "An icon with square corners",
  why: "The platform rounds the corners where it wants them rounded; corners that are rounded already show as gaps.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ icon }) {
    if (icon.image?.hasRoundedCorners !== true) return;
    // Single shapes that touch the edges: icon/transparent reports that they have no plate.
    if (icon.image.borderTransparentShare >= maxTransparentShare) return;
    const isOpaque = icon.image.borderTransparentShare === 0;
    yield {
      location: atFile(icon.file),
      subject: ["icon.png"],
      message: `The icon's corners are rounded: they are ${isOpaque ? "of another colour" : "transparent"}, the middles of its edges are not.`,
      fix: "Fill the background up to the four corners.",
    };
  },
});
