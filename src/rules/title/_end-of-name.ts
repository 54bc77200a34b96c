/** A name that ends in a letter or digit, in place of one that doesn't. */
import { quoted } from "../../wording/quoted.ts";

export interface BetterEnd {
  readonly fix: string;
  /** The name to write; undefined where only the author knows it. */
  readonly text: string | undefined;
  /** What is left out says nothing, so a program may write the name. */
  readonly isSure: boolean;
}

/** Punctuation that says nothing at the end of a name. Other signs may be a part of it: `C#`, `in %`, a folder `/`. */
const mere = /[\s.,;:!?…·|‐―-]+$/u;

const dangling =
  /(?:^|\s)(?:a|after|an|and|as|at|before|between|by|for|from|in|into|is|of|on|or|per|than|the|to|via|with)$/i;

export function betterEnd(name: string, suffix = ""): BetterEnd {
  const bare = name.replace(mere, "");
  const removed = name.slice(bare.length).trim();
  // A letter or number of its own is a grade, and its minus a part of it.
  if (/^[-‐]/.test(removed) && /(?:^|\s)[\p{L}\p{N}]$/u.test(bare)) return reworded(`${bare}-`);
  const text = withoutBrackets(bare);
  if (!endsWell(text)) return reworded(bare);
  // The sign is what the name is about ("Split at ,"), or belongs to an abbreviation ("U.S.").
  if (dangling.test(text) || /\.\p{L}$/u.test(text)) return reworded(name.trimEnd());
  // Brands end in it.
  const isBrand = removed.includes("!") && /(?:^|\s)\p{Lu}[^\s]*$/u.test(text);
  return { fix: `Write ${quoted(`${text}${suffix}`)}.`, text: `${text}${suffix}`, isSure: !isBrand };
}

function reworded(name: string): BetterEnd {
  const sign = /(\S)\1*$/u.exec(name)?.[0] ?? "";
  const word = wordFor(sign, name.slice(0, name.length - sign.length));
  const fix =
    word === undefined
      ? `Reword it so that it ends in a letter or digit instead of ${quoted(sign)}.`
      : `Write ${sign.length > 1 ? "words" : "a word"} instead of ${quoted(sign)}, such as ${quoted(word)}.`;
  return { fix, text: undefined, isSure: false };
}

const words: Readonly<Record<string, string>> = {
  "%": "percent",
  "#": "sharp",
  "+": "plus",
  "-": "minus",
  "&": "and",
  "@": "at",
  $: "dollars",
  "€": "euros",
  "£": "pounds",
  "¥": "yen",
  "₹": "rupees",
  "°": "degrees",
  "№": "number",
  "§": "section",
};

function wordFor(signs: string, before: string): string | undefined {
  if (signs === "#" && !/\S$/.test(before)) return "number";
  const word = words[signs.charAt(0)];
  if (word === undefined) return undefined;
  const asWritten = /[#+-]/.test(signs) && /\p{Lu}$/u.test(before) ? capitalized(word) : word;
  return Array.from(signs, () => asWritten).join(" ");
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function endsWell(text: string): boolean {
  return /[\p{L}\p{N}]$/u.test(text);
}

/** By the closing sign. */
const pairs: Readonly<Record<string, string>> = {
  ")": "(",
  "]": "[",
  "}": "{",
  ">": "<",
  '"': '"',
  "'": "'",
  "`": "`",
  "”": "“",
  "’": "‘",
  "»": "«",
};

/** Brackets or quotation marks around the last words go as a pair; the words stay. In a word they are code or an apostrophe. */
export function withoutBrackets(text: string): string {
  const opening = pairs[text.at(-1) ?? ""];
  const start = opening === undefined ? -1 : text.lastIndexOf(opening, text.length - 2);
  if (start === -1 || /\S$/.test(text.slice(0, start))) return text;
  const inner = text
    .slice(start + 1, -1)
    .replace(mere, "")
    .trim();
  return endsWell(inner) ? `${text.slice(0, start).trimEnd()} ${inner}`.trimStart() : text;
}
