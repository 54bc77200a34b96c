import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";

/** Bytes: 1 MB. */
const maxSize = 1_048_576;

export default defineRule({
  id: "icon/weight",
  policy: ["5000.2.1.2"],
  severity: "error",
  kinds: ["certified"],
  needs: [],
  title: "An icon file smaller than 1 MB",
  why: "Certification refuses heavier files: the icon is loaded on every page that lists the connector.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ connector }) {
    // Not through the view: a file that is too large to be looked at is too heavy all the more.
    const entry = connector.file("icon");
    if (entry === undefined || (entry.size ?? 0) < maxSize) return;
    yield {
      location: atFile(entry.path),
      subject: ["icon.png"],
      message: `The icon file has ${entry.size} bytes; it has to have less than ${maxSize}.`,
      fix: "Export it as a PNG image of 230 × 230 pixels without metadata, which takes some kilobytes.",
    };
  },
});
