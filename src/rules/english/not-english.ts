import { type ReadText, textsOf } from "../../connector/swagger/texts.ts";
import { type AcceptedWords, type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { isMisread } from "../../text/encoding/misread.ts";
import { quoted } from "../../wording/quoted.ts";
import { called, eachOnce, sight } from "./_diagnostics.ts";
import { isEnglishText, languageOf, withoutQuotes } from "./_language.ts";

/** Shorter texts say too little about their language. */
const minLength = 40;

export default defineRule({
  id: "english/not-english",
  official: ["ValueMustBeInEnglish"],
  policy: ["5000.2.3.1"],
  severity: "error",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["swagger", "words"],
  title: "Texts in English",
  why: "Microsoft translates the texts of connectors from English and refuses other languages; makers all over the world read them.",
  source: "Microsoft Swagger Validator, rule ValueMustBeInEnglish",
  since: "0.1.0",
  *check({ swagger, words }) {
    yield* eachOnce(diagnostics(textsOf(swagger), words));
  },
});

function* diagnostics(texts: readonly ReadText[], words: AcceptedWords): Generator<Diagnostic> {
  for (const one of texts) {
    if (one.kind === "response") continue;
    const text = withoutAccepted(one.text, words);
    const foreign = foreignWord(text);
    const language = foreign === undefined && one.text.length >= minLength ? languageOf(one.text) : undefined;
    if (foreign !== undefined) {
      yield foreignDiagnostic(one, text, foreign);
    } else if (language !== undefined) {
      yield sight(one, {
        message: `${called(one)} is ${language}: ${quoted(one.text)}.`,
        fix: "Translate the text into English.",
      });
    } else if (typographic.test(one.text)) yield typographicDiagnostic(one);
  }
}

/** English borrows these, and dictionaries write them so. */
const borrowed =
  /^(?:café|cafés|résumé|résumés|naïve|façade|cliché|fiancée?|exposé|décor|à|über|jalapeño|piñata)$/i;

/** Letters of other scripts (single Greek ones are units and symbols), or a word with accents that is no name. */
function foreignWord(text: string): string | undefined {
  if (!/[^\p{ASCII}]/u.test(text)) return undefined;
  for (const [word] of withoutQuotes(text).matchAll(/[\p{L}\p{M}]+/gu)) {
    if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Greek}]/u.test(word)) return word;
    if (/\p{Script=Greek}{2}/u.test(word)) return word;
    if (
      /^\p{Ll}*[^\p{ASCII}]/u.test(word) &&
      /[à-öø-ÿĀ-ſ]/.test(word) &&
      word.length > 2 &&
      !borrowed.test(word)
    ) {
      return word;
    }
  }
  return undefined;
}

/** Within an English sentence, and in Latin letters: another text is another language, whatever is accepted. */
function withoutAccepted(text: string, words: AcceptedWords): string {
  if (!/[^\p{ASCII}]/u.test(text) || !isEnglishText(text)) return text;
  return text.replace(/[\p{Script=Latin}\p{M}]+/gu, (word) => (words.accept(word) ? " " : word));
}

function isBorrowed(word: string, text: string): boolean {
  const isLatin = /^[\p{Script=Latin}\p{M}]+$/u.test(word);
  return isLatin && isEnglishText(text) && foreignWord(text.replaceAll(word, " ")) === undefined;
}

function foreignDiagnostic(one: ReadText, text: string, foreign: string): Diagnostic {
  const misread = misreadAround(foreign, text);
  const diagnostic =
    misread === undefined
      ? sight(one, {
          message: `${called(one)} contains ${quoted(foreign)}, which is not written in English letters.`,
          fix: `Translate the text into English; write names ${/\p{Script=Latin}/u.test(foreign) ? "without accents" : "in Latin letters"}.`,
          word: foreign,
        })
      : sight(one, {
          message: `${called(one)} contains ${quoted(misread)}, whose letters were lost in another encoding.`,
          fix: "Write it in plain letters.",
          word: misread,
        });
  const cause = misread === undefined ? undefined : "misread";
  // One borrowed word in an English sentence ("hors catégorie") is published, and may pass.
  if (isBorrowed(foreign, text)) return { ...diagnostic, severity: "warning", cause: cause ?? "borrowed" };
  return cause === undefined ? diagnostic : { ...diagnostic, cause };
}

/** With the signs around it, of which some belong to the lost letter. */
function misreadAround(foreign: string, text: string): string | undefined {
  return text.split(/\s+/).find((chunk) => chunk.includes(foreign) && isMisread(chunk));
}

const typographic = /[‘’“”„«»–—…™®©]/;

function typographicDiagnostic(one: ReadText): Diagnostic {
  const found = typographic.exec(one.text)?.[0] ?? "";
  return {
    ...sight(one, {
      message: `${called(one)} contains ${quoted(found)}, which validators may take for another language.`,
      fix: "Write straight quotes, hyphens and three dots, and leave signs of trademarks out.",
      fixed: inAscii(one.text),
      word: found,
    }),
    severity: "info",
    cause: "typographic",
  };
}

const plainForms: readonly (readonly [RegExp, string])[] = [
  [/[‘’]/g, "'"],
  [/[“”„«»]/g, '"'],
  [/[–—]/g, "-"],
  [/…/g, "..."],
  [/[™®©]/g, ""],
];

function inAscii(text: string): string {
  return plainForms.reduce((plain, [pattern, form]) => plain.replace(pattern, form), text);
}
