import type { Connector, Role } from "../../connector/connector.ts";
import type { Elsewhere } from "../../connector/elsewhere.ts";
import { shortPath } from "../../connector/folder-files.ts";
import { nameOf } from "../../connector/folders.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "package/stored-elsewhere",
  severity: "error",
  needs: [],
  title: "Store the files of a connector in the repository",
  why: "Reviewers and certification read the files from the repository. A link, a submodule or a Git LFS pointer holds no content, so nothing in it can be checked.",
  source: "Connector Review",
  since: "0.1.0",
  covers: ["icon/independent-file", "intro/readme-name", "package/extra-files", "script/multiple"],
  *check({ connector }) {
    for (const [path, as] of connector.elsewhere) yield diagnosticOf(connector, path, as);
  },
});

function diagnosticOf(connector: Connector, path: string, as: Elsewhere): Diagnostic {
  const role = roles.find((each) => connector.file(each)?.path === path);
  const isFolder = path === connector.folder;
  const name = isFolder ? nameOf(path) : shortPath(connector, path);
  // A repository of one's own may be read by tools that resolve links.
  const isLess = !isFolder && (role === undefined || connector.kind === "custom");
  return {
    location: atFile(path),
    subject: [name],
    message: `${quoted(name)} ${messages[as]}.`,
    fix: role === "icon" && connector.kind === "independent" ? iconFix : fixes[as],
    cause: as,
    ...(isFolder ? { consequences: [{ rules: ["*"], under: null }] } : {}),
    ...(isLess ? { severity: "warning" as const } : {}),
  };
}

const roles: readonly Role[] = ["swagger", "properties", "readme", "icon", "script", "settings", "package"];

/** Of files and folders. */
const messages: Record<Elsewhere, string> = {
  link: "is a symbolic link, so the repository has only a path",
  submodule: "is a Git submodule, so its files aren't in this repository",
  "lfs-pointer": "is a Git LFS pointer instead of the file itself",
  path: "contains only the path of another file, as a symbolic link does on Windows",
};

const fixes: Record<Elsewhere, string> = {
  link: "Replace the link with a copy of what it points to.",
  submodule: "Remove the submodule, and add its files to this repository.",
  "lfs-pointer": "Remove the pattern that matches it from `.gitattributes`, and commit the file itself.",
  path: "Replace the path with the content of the file it names.",
};

const iconFix = "Remove the file: Microsoft provides the icon.";
