import type { ArchiveProblem, ArchiveProblemKind } from "../../connector/package/archive.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { inPackage } from "./_zip.ts";

export default defineRule({
  id: "package/zip-archive",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["package"],
  title: "A package that can be unpacked safely",
  why: "Certification unpacks the package by machine. An archive that is damaged, locked, or names files outside its own folder stops there, and nothing of the package is looked at.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ package: packed }) {
    for (const problem of packed.problems) {
      const { kind, archive, entry } = problem;
      const subject = entry === undefined ? [archive, kind] : [archive, entry, kind];
      yield {
        ...inPackage(packed, subject, messageOf(problem), fixes[kind]),
        cause: kind,
        ...severityOf(problem),
      };
    }
  },
});

/** Windows unpacks backslashes as they are meant; other systems and the specification of zip don't. */
function severityOf({ kind }: ArchiveProblem): { readonly severity?: "warning" } {
  return kind === "backslash" ? { severity: "warning" } : {};
}

function messageOf({ kind, archive, entry }: ArchiveProblem): string {
  const what = entry === undefined ? "archive" : "entry";
  const name = entry === undefined ? quoted(archive) : `${quoted(entry)} of ${quoted(archive)}`;
  return `The ${what} ${name} ${words[kind]}.`;
}

const words: Record<ArchiveProblemKind, string> = {
  damaged: "is damaged and cannot be unpacked",
  encrypted: "is encrypted",
  "unsafe-name": "has a name that leads out of the folder it is unpacked to",
  backslash: "separates folders with `\\`, as `Compress-Archive` of Windows PowerShell does",
  "duplicate-name": "is there twice, letter case ignored",
  link: "is a symbolic link",
  "too-many-entries": "brings the package above 10,000 entries",
  bomb: "unpacks to more than a hundred times its size",
  "too-large": "brings the package above 100 MB unpacked",
};

const fixes: Record<ArchiveProblemKind, string> = {
  damaged: "Build the package again and add it as a binary file.",
  encrypted: "Build the package without a password.",
  "unsafe-name": "Build the package with plain relative names: no drive, no `..`, no slash at the start.",
  backslash: "Build the archive again with PowerShell 7 or 7-Zip, which separate folders with `/`.",
  "duplicate-name": "Keep one of the two.",
  link: "Put the file itself into the package.",
  "too-many-entries": "Build the package from the exported solutions alone.",
  bomb: "Build the package from the exported solutions alone.",
  "too-large": "Build the package from the exported solutions alone.",
};
