import { isTemplateName } from "../../connector/properties/publisher.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile, atRange } from "../../text/location.ts";
import { normalTitle } from "../../text/markdown/markdown.ts";
import { quoted } from "../../wording/quoted.ts";
import { insertionOf } from "./_insertion.ts";
import { hasSection, minTextLength, textLength } from "./_sections.ts";
import { escaped } from "./_skeletons.ts";
import { publisher as section } from "./_template.ts";

export default defineRule({
  id: "intro/publisher",
  severity: "info",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["readme", "properties"],
  title: "The publisher's name in the readme",
  why: "Makers look in the readme for who stands behind the connector; it should be the name the gallery shows.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme, properties }) {
    const name = properties.publisher?.trim() ?? "";
    // A name that is none yet, or a readme that says nothing, is another finding.
    if (name === "" || isTemplateName(name) || textLength(readme) < minTextLength) return;
    const isNamed = hasSection(readme, section.title);
    const text = normalTitle(readme.source.text);
    if (isNamed && (readme.document.truncated || text.includes(normalTitle(name)))) return;
    const { line, depth, edit } = insertionOf(readme, section);
    const heading = `Publisher: ${name.replace(/\s+/g, " ")}`;
    yield {
      location: isNamed ? atFile(readme.file) : atRange(readme.file, line),
      subject: ["Publisher"],
      message: isNamed
        ? `The readme does not name the publisher ${quoted(name)}.`
        : "The readme has no section `Publisher`.",
      fix: `Add the heading ${quoted(`${"#".repeat(depth)} ${heading}`)}.`,
      ...(isNamed ? {} : { edits: [edit(escaped(heading), "")], hasNoLines: true }),
    };
  },
});
