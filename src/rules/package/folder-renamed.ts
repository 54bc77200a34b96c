import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { shellCommand } from "../../wording/shell-command.ts";

export default defineChangeRule({
  id: "package/folder-renamed",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: [],
  title: "Published connectors under their folder name",
  why: "Links, history and the tools that publish know the connector by its folder; after a rename they see one connector vanish and another appear.",
  source: "Guide for independent publishers",
  since: "0.1.0",
  *check({ connectors }) {
    for (const { folder, renamedFrom, before } of connectors) {
      // A custom connector was not published: it may become a certified one.
      if (renamedFrom === null || before?.kind === "custom") continue;
      yield {
        subject: [renamedFrom],
        message: `The folder ${quoted(renamedFrom)} is renamed to ${quoted(folder)}.`,
        fix: `Keep the published name: ${shellCommand(["git", "mv"], [folder, renamedFrom])}.`,
      };
    }
  },
});
