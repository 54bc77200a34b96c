import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { inPackage } from "./_zip.ts";

export default defineRule({
  id: "package/zip-intro",
  policy: ["5000.1.1.2"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["package"],
  title: "The markdown file of the submission named intro.md",
  why: "The page about the connector is made from a file of exactly this name.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ package: packed }) {
    const [name, ...others] = packed.submission?.markdown ?? [];
    if (name === undefined || others.length > 0 || name === "intro.md") return;
    const message = `The markdown file of the package is named ${quoted(name)}, not \`intro.md\`.`;
    yield inPackage(packed, ["intro.md"], message, `Rename ${quoted(name)} to \`intro.md\`.`);
  },
});
