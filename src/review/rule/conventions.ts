/** What the settings say of names and texts, in the form in which rules ask for it. */
import picomatch from "picomatch";
import type { ReviewSettings } from "../settings.ts";
import type { AcceptedHosts, AcceptedWords, Conventions } from "./rule.ts";

export type KnownConventions = Conventions & {
  /** Code of the language that texts are in (ISO 639-1). */
  readonly language: string;
};

export function conventionsUnder(settings: ReviewSettings): KnownConventions {
  const { words = [], hosts = [], publishers = [], language = "en" } = settings;
  return {
    words: acceptedWords(words),
    hosts: acceptedHosts(hosts),
    publishers,
    language,
  };
}

function acceptedWords(words: readonly string[]): AcceptedWords {
  if (words.length === 0) return { accept: () => false, cover: () => false };
  const known = new Set(words.map(plain));
  const pattern = words.map((word) => plain(word).split(" ").map(literally).join("\\s+")).join("|");
  const whole = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${pattern})(?![\\p{L}\\p{M}\\p{N}])`, "giu");
  return {
    accept: (word) => known.has(plain(word)),
    cover(text, { start, end }) {
      if (known.has(plain(text.slice(start, end)))) return true;
      const found = [...text.matchAll(whole)];
      return found.some(({ index, 0: phrase }) => index <= start && end <= index + phrase.length);
    },
  };
}

/** Case, kinds of blanks and the Unicode form make no other word. */
function plain(word: string): string {
  return word.normalize("NFC").toLowerCase().trim().replace(/\s+/g, " ");
}

function literally(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** `*` stands for any number of labels, as in `*.contoso.internal`; the other signs of globs mean themselves. */
const hostGlobs = {
  nocase: true,
  dot: true,
  nobrace: true,
  nobracket: true,
  noextglob: true,
  noglobstar: true,
  nonegate: true,
} as const;

function acceptedHosts(globs: readonly string[]): AcceptedHosts {
  if (globs.length === 0) return { accept: () => false };
  const matches = picomatch([...globs], hostGlobs);
  return { accept: (host) => matches(host.trim().replace(/:\d{1,5}$/, "")) };
}
