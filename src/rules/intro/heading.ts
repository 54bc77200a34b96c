import { defineRule } from "../../review/rule.ts";
import { normalTitle } from "../../text/markdown.ts";
import { atFile, atRange } from "../../text/place.ts";
import { quoted } from "../../text/quoted.ts";
import { minTextLength, textLength } from "./_sections.ts";

export default defineRule({
  id: "intro/heading",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["readme", "swagger"],
  title: "A readme that begins with the connector's name",
  why: "The first heading is the title of the connector's page in the documentation.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme, swagger }) {
    if (readme.document.truncated || textLength(readme) < minTextLength) return;
    const heading =
      readme.document.sections.find(({ depth }) => depth === 1) ?? underlined(readme.source.text);
    const title = swagger.title?.trim() ?? "";
    if (heading === undefined) {
      yield {
        at: atFile(readme.file),
        subject: ["readme.md"],
        message: "The readme has no heading of the first level.",
        fix:
          title === ""
            ? "Begin with the connector's name as a heading."
            : `Begin with ${quoted(`# ${title}`)}.`,
      };
      return;
    }
    if (heading === "html" || title === "" || sharesWord(heading.title, title)) return;
    yield {
      at: atRange(readme.file, heading.heading),
      subject: ["readme.md"],
      message: `The heading ${quoted(heading.title)} shares no word with the connector's title ${quoted(title)}.`,
      fix: `Write ${quoted(`# ${title}`)}.`,
    };
  },
});

/** A heading in HTML counts; its words are not looked at. */
function underlined(text: string): "html" | undefined {
  return /<h1[\s>]/i.test(text) ? "html" : undefined;
}

/** Names are written together or apart: `SharePoint` and `Share Point` share their letters. */
function sharesWord(heading: string, title: string): boolean {
  const words = new Set(normalTitle(heading).split(" "));
  const together = normalTitle(heading).replaceAll(" ", "");
  const titleWords = normalTitle(title).split(" ");
  return (
    titleWords.some((word) => words.has(word) || (word.length > 3 && together.includes(word))) ||
    together.includes(titleWords.join(""))
  );
}
