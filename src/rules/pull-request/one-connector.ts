import type { ChangedFolder } from "../../review/rule/change-rule.ts";
import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { nameOfConnector, takeOut } from "./_connectors.ts";

/** Connectors named in a message; the others are counted. */
const maxNamed = 3;

export default defineChangeRule({
  id: "pull-request/one-connector",
  severity: "warning",
  needs: [],
  title: "One connector in a pull request",
  why: "Connectors are reviewed, tested and published one by one: the slowest holds up the others, and folders of other people come along by mistake.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission-ip",
  since: "0.1.0",
  *check({ connectors, baseSha }) {
    if (connectors.length < 2) return;
    const [own, ...others] = connectors.toSorted((one, other) => weight(other) - weight(one));
    if (own === undefined) return;
    const named = connectors.slice(0, maxNamed).map(({ folder }) => quoted(folder));
    const more = connectors.length > maxNamed ? ` and ${connectors.length - maxNamed} more` : "";
    const paths = others.slice(0, maxNamed).flatMap(pathsOf);
    yield {
      subject: ["connectors"],
      message: `The pull request changes ${connectors.length} connectors: ${named.join(", ")}${more}.`,
      fix: `Leave only ${quoted(nameOfConnector(own))} here and open another pull request for each of the rest: ${takeOut(paths, baseSha)}.`,
    };
  },
});

/** New connectors first, then those with the most changed files: what else came along is usually less. */
function weight({ change, files }: ChangedFolder): number {
  return (change === "added" ? 1_000_000 : 0) + files.length;
}

function pathsOf({ folder, renamedFrom }: ChangedFolder): readonly string[] {
  return renamedFrom === null ? [folder] : [folder, renamedFrom];
}
