import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { percent } from "./_percent.ts";

export default defineRule({
  id: "icon/transparent",
  policy: ["5000.2.1.5"],
  severity: "error",
  kinds: ["certified"],
  needs: ["icon"],
  title: "An icon on an opaque background",
  why: "Through a transparent background the page behind the icon is seen, light or dark. Certification refuses it.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ icon, connector }) {
    if (icon.image === undefined || icon.image.borderTransparentShare === 0) return;
    const properties = connector.view("properties");
    const color = properties.state === "ready" ? properties.view.brandColor : undefined;
    yield {
      location: atFile(icon.file),
      subject: ["icon.png"],
      message: `The icon is transparent in ${percent(icon.image.borderTransparentShare)} of the pixels along its border.`,
      fix: `Put the icon on an opaque background of the brand colour${/^#[0-9a-f]{6}$/i.test(color ?? "") ? ` \`${color}\`` : ""}.`,
    };
  },
});
