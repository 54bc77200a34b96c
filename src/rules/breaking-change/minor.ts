import { isMinorUpdate } from "../../connector/comparison/minor-update.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";

export default defineRule({
  id: "breaking-change/minor",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Updates that change texts and looks only",
  why: "Such an update is minor by the official list: nobody's flow can notice it, and it needs no acknowledgement.",
  source: "Certification updates of connectors: minor updates",
  since: "0.1.0",
  *check({ comparison }) {
    if (!isMinorUpdate(comparison)) return;
    yield {
      location: atFile(comparison.after.swagger.file),
      subject: ["minor update"],
      message: "Only texts, contact, colour, publisher, readme or icon change: this is a minor update.",
      fix: "Nothing to do; a reviewer can rely on it that no flow notices.",
    };
  },
});
