import type { Connector } from "../../connector/connector.ts";
import { shortPath } from "../../connector/folder-files.ts";
import type { Package, Submission } from "../../connector/package/package.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { countedOrNo } from "./_counted.ts";
import { inPackage, validator } from "./_zip.ts";

export default defineRule({
  id: "package/zip-top-level",
  policy: ["5000.1.1.5", "5000.1.1.11"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["package"],
  title: "A submission of one intro.md and one zip, without folders",
  why: "The first check of certification looks for one markdown file and one zip at the root of the submitted zip and refuses everything else, also the same two in a folder.",
  source: validator,
  since: "0.1.0",
  *check({ connector, package: packed }) {
    if (!packed.isComplete) return;
    if (packed.submission !== undefined) yield* inSubmission(packed, packed.submission);
    else if (!isLaidOut(connector, packed)) yield partOfSubmission(packed);
  },
});

const layout = "Zip `intro.md` and the package's zip side by side, without a folder around them.";

function* inSubmission(packed: Package, { markdown, zips, folders }: Submission): Generator<Diagnostic> {
  // In a wrapper folder everything is where it belongs but for the folder.
  const isWrapped = folders.length === 1 && markdown.length + zips.length === 0;
  if (markdown.length !== 1 && !isWrapped) {
    const message = `The root of the package holds ${countedOrNo(markdown.length, "markdown file")} where one is expected.`;
    yield inPackage(packed, ["markdown"], message, layout);
  }
  if (zips.length !== 1 && !isWrapped) {
    const message = `The root of the package holds ${countedOrNo(zips.length, "zip")} where one is expected.`;
    yield inPackage(packed, ["zip"], message, layout);
  }
  for (const folder of folders) {
    const message = `The root of the package holds the folder ${quoted(folder)}.`;
    yield inPackage(packed, ["folder", folder], message, layout);
  }
}

/** The two parts of a submission may be in the connector's folder as they are. */
function isLaidOut(connector: Connector, { level }: Package): boolean {
  const isIntro = (path: string): boolean => shortPath(connector, path).toLowerCase() === "intro.md";
  return level === "deployer" && connector.files.some(({ path }) => isIntro(path));
}

function partOfSubmission(packed: Package): Diagnostic {
  const what = packed.level === "solution" ? "a single solution" : "the package without its `intro.md`";
  return inPackage(packed, ["level"], `The file is ${what}, not a submission.`, layout);
}
