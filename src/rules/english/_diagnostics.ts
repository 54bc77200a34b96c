import { type ReadText, setText, wordIn } from "../../connector/swagger/texts.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";

/** What a message calls the text: `description of GetUser · id`, as the author names it. */
export function called({ member, names }: ReadText): string {
  const owner = names.slice(0, -1).join(" · ");
  const what = member === "description" ? "description" : `\`${member}\``;
  if (owner === "info") return `The ${what} of the connector`;
  return `The ${what} of \`${shortened(owner)}\``;
}

const longestOwner = 80;

function shortened(owner: string): string {
  const plain = owner.replaceAll("`", "'").replace(/\s+/g, " ");
  return plain.length <= longestOwner ? plain : `… ${plain.slice(-longestOwner)}`;
}

/** One diagnostic for each text and subject: the same slip twice in a text is one. */
export function* eachOnce(diagnostics: Iterable<Diagnostic>): Generator<Diagnostic> {
  const reported = new Set<string>();
  for (const diagnostic of diagnostics) {
    const key = JSON.stringify(diagnostic.subject);
    if (!reported.has(key)) yield diagnostic;
    reported.add(key);
  }
}

export function sight(
  text: ReadText,
  what: {
    readonly message: string;
    readonly fix: string;
    /** The text as it should be, where that is known. */
    readonly fixed?: string;
    /** The part of the text that is meant; the whole text when left out. */
    readonly word?: string;
  },
): Diagnostic {
  const { message, fix, fixed, word = "" } = what;
  const diagnostic = { location: wordIn(text, word), subject: text.names, message, fix };
  return fixed === undefined ? diagnostic : { ...diagnostic, edits: [setText(text, fixed)] };
}
