import { nameOf } from "../../connector/folders.ts";
import type { Icon } from "../../connector/icon/icon.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

const names: Record<Exclude<Icon["format"], "other">, string> = {
  png: "a PNG image",
  jpeg: "a JPEG image",
  gif: "a GIF image",
  webp: "a WebP image",
  svg: "an SVG drawing",
  bmp: "a BMP image",
  ico: "a Windows icon",
};

export default defineRule({
  id: "icon/format",
  policy: ["5000.2.1.3"],
  severity: "error",
  kinds: ["certified"],
  needs: ["icon"],
  title: "An icon that is a PNG image named icon.png",
  why: "Certification takes PNG images only and looks for them under this name. What cannot be decoded is shown nowhere.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ icon }) {
    const name = nameOf(icon.file);
    const found = mistakeOf(icon, name);
    if (found === undefined) return;
    yield {
      location: atFile(icon.file),
      subject: ["icon.png"],
      message: found,
      fix: "Export the icon as a PNG image of 230 × 230 pixels named `icon.png`.",
    };
  },
});

/** The letter case of the name is the business of package/file-case. */
function mistakeOf(icon: Icon, name: string): string | undefined {
  if (icon.format === "other") return `The file ${quoted(name)} is no image.`;
  if (icon.format !== "png") return `The icon ${quoted(name)} is ${names[icon.format]}, not a PNG image.`;
  if (icon.image === undefined)
    return `The icon ${quoted(name)} cannot be shown: ${icon.problem ?? "the image is damaged"}.`;
  return name.toLowerCase() === "icon.png"
    ? undefined
    : `The icon is named ${quoted(name)} instead of \`icon.png\`.`;
}
