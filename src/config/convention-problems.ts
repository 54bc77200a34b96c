/** What is wrong with words, hosts and the language of a settings file, beyond the shape that the schema demands. */
import { quoted } from "../wording/quoted.ts";

type Path = readonly (string | number)[];

/** What the schema guarantees of these keys. */
interface NamesAndTexts {
  readonly preset?: string;
  readonly language?: string;
  readonly words?: readonly string[];
  readonly hosts?: readonly string[];
}

/** @param report makes a problem of the path of a value and a sentence about it */
export function conventionProblems<T>(value: object, report: (path: Path, message: string) => T): T[] {
  // The schema looked at it just before.
  const { preset, language, words = [], hosts = [] } = value as NamesAndTexts;
  const about = language === undefined ? undefined : languageProblem(language, preset);
  return [
    ...(about === undefined ? [] : [report(["language"], about)]),
    ...problemsIn(words, wordProblem).map(([index, message]) => report(["words", index], message)),
    ...problemsIn(hosts, hostProblem).map(([index, message]) => report(["hosts", index], message)),
  ];
}

function problemsIn(
  entries: readonly string[],
  problemOf: (entry: string) => string | undefined,
): (readonly [index: number, message: string])[] {
  return entries.flatMap((entry, index) => {
    const problem = problemOf(entry);
    return problem === undefined ? [] : [[index, problem] as const];
  });
}

/** The names of languages by their codes of two letters, for guesses. */
const languageNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

function languageProblem(language: string, preset: string | undefined): string | undefined {
  const isCode = /^[a-z]{2}$/.test(language) && languageNames.of(language) !== undefined;
  if (isCode) {
    return preset === "microsoft" && language !== "en"
      ? "The preset `microsoft` asks for texts in English; leave `language` out, or choose the preset `generic`."
      : undefined;
  }
  const guess = codeLike(language);
  const hint =
    guess === undefined ? "Write its code of two letters, as `en` or `de`." : `Did you mean \`${guess}\`?`;
  return `The language ${quoted(language)} is unknown. ${hint}`;
}

/** `de-AT` and `German` mean `de`. */
function codeLike(language: string): string | undefined {
  const wanted = language.trim().toLowerCase();
  const [first = ""] = wanted.split(/[-_]/);
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const codes = letters.flatMap((one) => letters.map((other) => `${one}${other}`));
  return codes.find((code) => {
    const name = languageNames.of(code)?.toLowerCase();
    return name !== undefined && (code === first || name === wanted);
  });
}

function wordProblem(word: string): string | undefined {
  if (/[*?]/.test(word)) return `The word ${quoted(word)} holds a wildcard; write every word out.`;
  return /[\p{L}\p{N}]/u.test(word) ? undefined : `The word ${quoted(word)} has no letter.`;
}

function hostProblem(host: string): string | undefined {
  const name = host.replace(/^[a-z][a-z\d+.-]*:\/\//i, "").replace(/[/?#].*$/, "");
  const bare = name.replace(/:\d+$/, "");
  const problem = problemOfHost(host);
  if (problem === undefined) return undefined;
  const isHost = bare !== host && problemOfHost(bare) === undefined;
  return `The host ${quoted(host)} ${problem}; ${isHost ? `write ${quoted(bare)}` : "write a name, with `*` for any number of labels"}.`;
}

function problemOfHost(host: string): string | undefined {
  if (host.includes("://")) return "has a scheme";
  if (host.includes("/")) return "has a path";
  if (/[^:]:\d+$/.test(host)) return "has a port";
  if (/\s/.test(host)) return "has a blank";
  // Whoever means all hosts switches the rules off, where everybody sees it.
  if (!/[\p{L}\p{N}]/u.test(host)) return "stands for every host";
  return /^[\p{L}\p{N}.*_-]+$|^\[[\da-f:.]+\]$/iu.test(host) ? undefined : "has a sign that no host has";
}
