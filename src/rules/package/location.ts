import { nameOf } from "../../connector/folders.ts";
import { isMarker } from "../../connector/roles.ts";
import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineChangeRule({
  id: "package/location",
  severity: "error",
  preset: "microsoft",
  needs: [],
  title: "Connectors one folder below their root",
  why: "A connector is found by its folder directly below certified-connectors, independent-publisher-connectors or custom-connectors. Elsewhere nothing checks or publishes it.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ connectors, outside }) {
    for (const { folder, change, renamedFrom } of connectors) {
      const isNew = change === "added" || renamedFrom !== null;
      if (!isNew || folder.split("/").length <= 2) continue;
      yield {
        subject: [folder],
        message: `The connector ${quoted(folder)} is more than one folder below its root.`,
        fix: `Move it to ${quoted([folder.split("/")[0], nameOf(folder)].join("/"))}.`,
      };
    }
    for (const { path, change } of outside) {
      if (change !== "added" || !isMarker(nameOf(path))) continue;
      yield {
        subject: [path],
        message: `The file ${quoted(path)} is in none of the folders of connectors.`,
        fix: "Move the connector into a folder of its own below `certified-connectors`, `independent-publisher-connectors` or `custom-connectors`.",
      };
    }
  },
});
