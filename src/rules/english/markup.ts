import { textsOf } from "../../connector/swagger/texts.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { called, eachOnce, sight } from "./_diagnostics.ts";

/** Tags that people write for looks; `<id>` and the like are placeholders. */
const markup =
  /<\/?(?:a|b|i|u|p|br|em|strong|code|pre|ul|ol|li|div|span|h[1-6]|table|tr|td|img|font)(?:\s[^<>]{0,200})?\/?>|\[[^[\]]{1,100}\]\(https?:[^()\s]{1,200}\)|&(?:amp|lt|gt|quot|apos|nbsp|#\d{2,5}|#x[\da-f]{2,5});|\\[nrt](?![a-z])|\*\*[^*\s][^*]{0,100}\*\*/gi;

/** `<span>` elements, "<br>": the text is about the tag. */
function isMeant(text: string, { index, 0: found }: RegExpExecArray): boolean {
  const [before, after] = [text.charAt(index - 1), text.slice(index + found.length)];
  return (
    /^ (?:html )?(?:elements?|tags?|symbols?|characters?)\b/i.test(after) ||
    (/["'`“‘]/.test(before) && /^["'`”’]/.test(after))
  );
}

export default defineRule({
  id: "english/markup",
  severity: "info",
  needs: ["swagger"],
  title: "Plain texts",
  why: "Designers show texts as they are written: tags, entities, escapes and Markdown appear literally.",
  source: "https://github.com/microsoft/PowerPlatformConnectors/pull/540",
  since: "0.1.0",
  *check({ swagger }) {
    for (const one of textsOf(swagger)) {
      const found = one.kind === "response" ? undefined : markupIn(one.text);
      if (found === undefined) continue;
      yield* eachOnce([
        sight(one, {
          message: `${called(one)} contains ${quoted(found)}, which designers show literally.`,
          fix: "Write it as plain text.",
          word: found,
        }),
      ]);
    }
  },
});

function markupIn(text: string): string | undefined {
  return [...text.matchAll(markup)].find((match) => !isMeant(text, match))?.[0];
}
