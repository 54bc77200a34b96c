import type { Readme } from "../../connector/readme.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { atFile, atRange } from "../../text/location.ts";
import { normalTitle } from "../../text/markdown/markdown.ts";
import { quoted } from "../../wording/quoted.ts";
import { hiddenIn, minTextLength, textLength } from "./_sections.ts";
import { rankOfTitle } from "./_template.ts";

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
      if (hiddenIn(readme).some(({ depth }) => depth === 1)) return;
      yield {
        location: atFile(readme.file),
        subject: ["readme.md"],
        message: "The readme has no heading of the first level.",
        ...fixFor(readme, title),
      };
      return;
    }
    if (heading === "html" || title === "" || sharesWord(heading.title, title)) return;
    yield {
      location: atRange(readme.file, heading.heading),
      subject: ["readme.md"],
      message: `The heading ${quoted(heading.title)} shares no word with the connector's title ${quoted(title)}.`,
      fix: `Write ${quoted(`# ${title}`)}.`,
    };
  },
});

/** The name may be there, a level too low; then no other heading changes with it. */
function fixFor(readme: Readme, title: string): Pick<Diagnostic, "fix"> & Partial<Diagnostic> {
  const [first] = readme.document.sections;
  if (title === "") return { fix: "Begin with the connector's name as a heading." };
  if (first === undefined || rankOfTitle(normalTitle(first.title)) !== -1 || !sharesWord(first.title, title))
    return { fix: `Begin with ${quoted(`# ${title}`)}.` };
  const { start } = first.heading;
  const [signs = ""] = /^#*/.exec(readme.source.text.slice(start, first.heading.end)) ?? [];
  return {
    location: atRange(readme.file, first.heading),
    fix: `Write ${quoted(`# ${first.title}`)}, with one \`#\`.`,
    // A heading that is underlined has no signs to take away.
    ...(signs === "" ? {} : { edits: [{ start, end: start + signs.length, text: "#" }] }),
  };
}

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
