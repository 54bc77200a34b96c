import type { Connector, Role } from "../../connector/connector.ts";
import { shortPath } from "../../connector/folder-files.ts";
import { nameOf } from "../../connector/folders.ts";
import { officialNames } from "../../connector/roles.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

const roles: readonly Role[] = ["swagger", "properties", "readme", "icon", "script", "settings", "package"];
const allowed: ReadonlySet<string> = new Set([...Object.values(officialNames), "intro.md"]);

export default defineRule({
  id: "package/extra-files",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: [],
  title: "Only the files a connector is made of",
  why: "Nothing reads other files, and reviewers ask for their removal unless the readme refers to them.",
  source: "https://github.com/microsoft/PowerPlatformConnectors/pull/3492",
  since: "0.1.0",
  *check({ connector }) {
    const known = new Set(roles.map((role) => connector.file(role)?.path));
    const readme = connector.text("readme")?.source.text ?? "";
    for (const { path } of connector.files) {
      const name = shortPath(connector, path);
      // Further scripts are the business of script/multiple.
      if (/\.csx?$/i.test(path)) continue;
      if (known.has(path) || allowed.has(name.toLowerCase()) || isNamed(readme, path)) continue;
      yield {
        location: atFile(path),
        subject: [name],
        message: `The file ${quoted(name)} is no part of a connector.`,
        fix: `Remove it${readmeOf(connector)}.`,
      };
    }
  },
});

function readmeOf(connector: Connector): string {
  const readme = connector.file("readme");
  return readme === undefined ? "" : `, or refer to it in ${quoted(nameOf(readme.path))}`;
}

/** Images are in links, HTML and code, blanks written as `%20`. */
function isNamed(readme: string, path: string): boolean {
  const name = nameOf(path);
  return readme.includes(name) || readme.includes(encodeURI(name));
}
