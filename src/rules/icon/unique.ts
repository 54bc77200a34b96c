import type { ConnectorFacts } from "../../connector/index/connector-facts.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

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
    const isForeign = ({ publisher: other }: ConnectorFacts): boolean =>
      publisher === undefined || other?.toLowerCase() !== publisher;
    const same = blob === undefined ? undefined : index.withIcon(blob).find(isForeign);
    const look = icon.image?.look;
    const similar = same ?? (look === undefined ? undefined : index.withIconLike(look).find(isForeign));
    if (similar === undefined) return;
    const other = `${quoted(similar.folder)}, which has another publisher`;
    yield {
      location: atFile(icon.file),
      subject: ["icon.png"],
      message:
        same === undefined ? `The icon looks like the one of ${other}.` : `The icon is the one of ${other}.`,
      fix: "Use an icon of the publisher's own.",
      // Two brands may have chosen the same drawing.
      ...(same === undefined ? { severity: "info" as const } : {}),
    };
  },
});
