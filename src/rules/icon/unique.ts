import { defineRule } from "../../review/rule.ts";
import { atFile } from "../../text/place.ts";
import { quoted } from "../../text/quoted.ts";

export default defineRule({
  id: "icon/unique",
  severity: "warning",
  kinds: ["certified"],
  needs: ["icon", "index"],
  title: "An icon of its own",
  why: "Makers find a connector in a list by its icon. The icon of somebody else is a brand that is not the publisher's.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ connector, icon, index }) {
    const blob = connector.file("icon")?.id;
    const properties = connector.view("properties");
    const publisher =
      properties.state === "ready" ? properties.view.publisher?.trim().toLowerCase() : undefined;
    const same = blob === undefined ? [] : index.withIcon(blob);
    const other = same.find((one) => publisher === undefined || one.publisher?.toLowerCase() !== publisher);
    if (other === undefined) return;
    yield {
      at: atFile(icon.file),
      subject: ["icon.png"],
      message: `The icon is the one of ${quoted(other.folder)}, which has another publisher.`,
      fix: "Use an icon of the publisher's own.",
    };
  },
});
