import type { Role } from "../../connector/connector.ts";
import { nameOf } from "../../connector/folders.ts";
import { officialNames } from "../../connector/roles.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

/** The readme has a rule of its own. */
const roles: readonly Role[] = ["swagger", "properties", "script", "settings", "icon"];

export default defineRule({
  id: "package/file-case",
  severity: "warning",
  needs: [],
  title: "Files under their standard names",
  why: "Tools look for the standard names, and most of the machines they run on tell upper case from lower case.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ connector }) {
    for (const role of roles) {
      const entry = connector.file(role);
      const name = nameOf(entry?.path ?? officialNames[role]);
      const isOther = role === "icon" && name.toLowerCase() !== officialNames.icon;
      // An icon that is no PNG is the business of the rule about its format.
      if (entry === undefined || name === officialNames[role] || isOther) continue;
      yield {
        location: atFile(entry.path),
        subject: [officialNames[role]],
        message: `The file ${quoted(name)} is not named ${quoted(officialNames[role])}.`,
        fix: `Rename it to ${quoted(officialNames[role])}.`,
      };
    }
  },
});
