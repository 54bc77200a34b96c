/** Markdown as HTML that is safe to show: what GitHub lets through, and less. */
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/**
 * GitHub's Markdown as HTML. Raw HTML is escaped but for a few tags without attributes, which are always balanced;
 * comments are dropped; addresses have harmless protocols; an image is a link, so that nothing is loaded.
 */
export function markdownHtml(markdown: string): string {
  const open: string[] = [];
  const html = micromark(markdown, {
    extensions: [gfm(), { disable: { null: ["labelStartImage"] } }],
    htmlExtensions: [gfmHtml(), fewTags(open)],
  });
  return (
    html +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join("")
  );
}

type HtmlExtension = ReturnType<typeof gfmHtml>;
type Handle = NonNullable<NonNullable<HtmlExtension["exit"]>["htmlFlow"]>;

/** The tags GitHub shows that comments of the bot use. */
const known = /<(\/?)(details|summary|sub)>|<br ?\/?>|<!--[\s\S]*?-->/g;

/** In place of micromark's own handling of HTML, which escapes everything. @param open names of tags not closed yet */
function fewTags(open: string[]): HtmlExtension {
  const write: Handle = function (token) {
    this.resume();
    const html = this.sliceSerialize(token);
    let end = 0;
    for (const found of html.matchAll(known)) {
      this.raw(this.encode(html.slice(end, found.index)));
      this.raw(tagOf(found, open));
      end = found.index + found[0].length;
    }
    this.raw(this.encode(html.slice(end)));
  };
  return {
    enter: {
      htmlFlow() {
        this.lineEndingIfNeeded();
        this.buffer();
      },
      htmlText() {
        this.buffer();
      },
    },
    exit: { htmlFlow: write, htmlText: write },
  };
}

function tagOf([text, slash, name]: RegExpExecArray, open: string[]): string {
  if (name === undefined) return text.startsWith("<!--") ? "" : "<br>";
  if (slash === "") {
    open.push(name);
    return text;
  }
  // Only what is open in this very text can be closed by it.
  if (open.at(-1) !== name) return "";
  open.pop();
  return text;
}
