import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { eachOnce } from "./_diagnostics.ts";
import { isMostlyEnglish } from "./_language.ts";
import { type Passage, passagesOf } from "./_passages.ts";
import { isEnglish } from "./_spelling.ts";

interface Slip {
  readonly found: string;
  readonly better: string;
  readonly what: string;
  /** Only the author knows what is meant. */
  readonly isUnsure?: true;
}

export default defineRule({
  id: "english/grammar",
  severity: "info",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["swagger"],
  title: "Texts without slips of grammar",
  why: "Certification asks for correct English. These slips are the ones that a machine finds without doubt.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ connector, swagger }) {
    if (!isMostlyEnglish(swagger)) return;
    yield* eachOnce(diagnostics(passagesOf(connector, swagger)));
  },
});

function* diagnostics(passages: Iterable<Passage>): Generator<Diagnostic> {
  for (const passage of passages) {
    for (const { found, better, what, isUnsure } of slipsIn(passage.text)) {
      const start = passage.text.indexOf(found);
      const part = { start, end: start + found.length };
      const edits = isUnsure === true ? undefined : passage.replace([part], better);
      yield {
        location: passage.at(part),
        subject: [...passage.names, found],
        message: `${quoted(found)} ${what}.`,
        fix:
          isUnsure === true
            ? `Write ${quoted(better)}, if the word is meant once.`
            : `Write ${quoted(better)}.`,
        ...(edits === undefined ? {} : { edits }),
      };
    }
  }
}

const checks: readonly ((text: string) => Slip | undefined)[] = [
  doubledWord,
  article,
  possessive,
  blankBefore,
];

function slipsIn(text: string): readonly Slip[] {
  return checks.map((check) => check(text)).filter((slip) => slip !== undefined);
}

/** Words that may occur twice: emphasis, sounds, the end of one clause and the beginning of the next. Capitals are names. */
const mayRepeat = new Set(
  (
    "beep bla blah bora bye cha choo chop do dum go ha had hello hush it knock la long more no now one ping pom so sub " +
    "that tick tom tut very who win yes yo you yum"
  ).split(" "),
);

/** A second one can only be a slip. Others follow a verb (`log in in a browser`) or are named (`and or or`). */
const neverTwice = new Set("an as be the of your its into our their with".split(" "));

/** Verbs that take the first word along. */
const phrasal =
  /\b(?:book|brought|built|carr|check|clock|com|dial|go|keep|log|mov|opt|plug|punch|sign|switch|turn|typ|zoom)\w*(?: it| them)? $/i;
const question = /\b(?:how|what|when|where|who|why)\b[^.!?]*$/i;

/** `What it is is a name`, `with and or or`, `log in in a browser`. */
function isWanted(word: string, before: string): boolean {
  if (/^(?:are|is|was|were)$/.test(word)) return question.test(before);
  if (/^(?:and|or)$/.test(word)) return /\b(?:and|not|or) $/i.test(before);
  return /^(?:in|on|out|to|up)$/.test(word) && phrasal.test(before);
}

function doubledWord(text: string): Slip | undefined {
  if (!hasDoubled(text)) return undefined;
  const match =
    /(?<![\p{L}\p{N}_.'"’/-])(?<word>\p{Ll}{2,30}) \k<word>(?![\p{L}\p{N}_'"’=/:-])(?!\.\w| \d| \p{Lu}\b)/u.exec(
      text,
    );
  const word = match?.groups?.["word"];
  if (match === null || word === undefined || mayRepeat.has(word)) return undefined;
  // Three in a row are no slip but a filler or a pattern.
  if (/(?<!\p{L})(\p{Ll}+) \1 \1(?!\p{L})/u.test(text)) return undefined;
  if (isWanted(word, text.slice(0, match.index))) return undefined;
  const slip = { found: match[0], better: word, what: "repeats a word" };
  return neverTwice.has(word) ? slip : { ...slip, isUnsure: true };
}

/** Much cheaper than the exact look: nearly no text has one. */
function hasDoubled(text: string): boolean {
  let before = "";
  for (const word of text.split(" ")) {
    if (word !== "" && word.startsWith(before) && before.length > 1) return true;
    before = word;
  }
  return false;
}

/** Before these `a` is a letter, not an article. */
const afterLetter = new Set("a an and are as at if in is it of on or".split(" "));

function article(text: string): Slip | undefined {
  if (!/\b[Aa] [aeiou]|\b[Aa]n (?:[bcdfgjklmnpqrstvwyz]|other\b)/.test(text)) return undefined;
  for (const match of text.matchAll(
    /(?<![\p{L}\p{N}_.'"’&/-])(?<article>[Aa]n?) (?<word>[a-z]{2,30})(?![\p{L}\p{N}_/])/gu,
  )) {
    const isCompound = text.charAt(match.index + match[0].length) === "-";
    if (isCompound && match.groups?.["word"] === "other") continue;
    const slip = wrongArticle(match[0], match.groups?.["article"] ?? "", match.groups?.["word"] ?? "");
    if (slip !== undefined) return slip;
  }
  return undefined;
}

function wrongArticle(found: string, written: string, word: string): Slip | undefined {
  if (word === "others") return undefined;
  if (word === "other") return { found, better: `${written.charAt(0)}nother`, what: "is one word" };
  const isAn = written.length === 2;
  const needsAn = soundsLikeVowel(word);
  if (needsAn === undefined || needsAn === isAn || afterLetter.has(word) || !isEnglish(word))
    return undefined;
  return { found, better: `${written.charAt(0)}${isAn ? "" : "n"} ${word}`, what: "has the wrong article" };
}

/** Undefined where letters do not tell (an hour, an HTML page, a user, a one-off). */
function soundsLikeVowel(word: string): boolean | undefined {
  if (/^(?:[aio](?!n(?:e|ce)s?$|n(?:e|ce)\b)|e(?!u|we))/.test(word) && !/^one/.test(word)) return true;
  if (/^u(?:p|n(?!i|anim|it)|l|s(?=h))/.test(word)) return true;
  if (/^[bcdfgjklmnpqrstvwyz]/.test(word) && /[aeiouy]/.test(word.slice(1)) && word.length > 3) return false;
  return undefined;
}

function possessive(text: string): Slip | undefined {
  if (!/it['’]s/i.test(text)) return undefined;
  const found = /(?<![\w-])(?:(?:by|of|with|from) it['’]s(?! (?:a|an|the|not|been)\b)|it['’]s own)\b/i.exec(
    text,
  )?.[0];
  return found === undefined
    ? undefined
    : { found, better: found.replace(/['’]/, ""), what: "means “it is”, where a possessive is needed" };
}

/** "characters such as . and @": the mark is what the sentence is about. */
const speaksOfMark = new Set(
  "a after an and as at before between by for from in into like of on or than the to with".split(" "),
);

function blankBefore(text: string): Slip | undefined {
  if (!/ [,;.?!]/.test(text)) return undefined;
  const match = /(?<word>\p{L}{2,30})\)? (?<mark>[,;.?!])(?=\s\p{L}|$)/u.exec(text);
  return match === null || speaksOfMark.has(match.groups?.["word"]?.toLowerCase() ?? "")
    ? undefined
    : { found: match[0], better: match[0].replace(" ", ""), what: "has a blank before the punctuation" };
}
