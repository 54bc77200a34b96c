/** The logo's box, and what it tells. */
import type { IconImage } from "../../connector/icon/icon.ts";

/** Share of the icon's side. */
export const maxLogoShare = 0.7;

/** The larger of the logo's shares of width and height, 0–1; undefined when the box says nothing about a logo. */
export function logoShare(image: IconImage): number | undefined {
  const { logo, width, height } = image;
  // Rounded corners and see-through edges differ from the background and would count as logo.
  if (logo === undefined || image.hasRoundedCorners || image.borderTransparentShare > 0) return undefined;
  const touched = [logo.left === 0, logo.top === 0, logo.right === width, logo.bottom === height];
  // What reaches three edges is a background of two colors rather than a logo.
  if (touched.filter(Boolean).length >= 3) return undefined;
  return Math.max((logo.right - logo.left) / width, (logo.bottom - logo.top) / height);
}
