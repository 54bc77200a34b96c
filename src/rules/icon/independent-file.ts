import { nameOf } from "../../connector/folders.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "icon/independent-file",
  severity: "warning",
  kinds: ["independent"],
  preset: "microsoft",
  needs: [],
  title: "No icon in connectors of independent publishers",
  why: "Connectors of independent publishers get their icon from Microsoft; a file of one's own is not used and has to be removed.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission-ip",
  since: "0.1.0",
  *check({ connector }) {
    const entry = connector.file("icon");
    if (entry === undefined) return;
    yield {
      location: atFile(entry.path),
      subject: ["icon.png"],
      message: `The folder of an independent publisher's connector holds the icon ${quoted(nameOf(entry.path))}.`,
      fix: "Remove the file.",
    };
  },
});
