import type { Connector } from "../../connector/connector.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { ownNames } from "../../connector/swagger/texts.ts";
import { type Diagnostic, defineRule, type Edits } from "../../review/rule/rule.ts";
import { wordsOf } from "../../text/identifier-words.ts";
import type { Span } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { isMostlyEnglish, languageOf } from "./_language.ts";
import { type Passage, passagesOf } from "./_passages.ts";
import { type Misspelling, misspellingsIn } from "./_spelling.ts";

/** A word that so many different texts have is a term of the service, not a slip. */
const termFrom = 4;

export default defineRule({
  id: "english/spelling",
  severity: "warning",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["swagger", "words"],
  title: "Texts without spelling mistakes",
  why: "Certification asks for correct English: makers read these texts in the designer, and reviewers send connectors back for a misspelt word.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ connector, swagger, words }) {
    if (!isMostlyEnglish(swagger)) return;
    const found = [...passagesOf(connector, swagger)].flatMap((passage) =>
      misspellingsIn(passage.text)
        .filter(({ word, start }) => !words.cover(passage.text, { start, end: start + word.length }))
        .map((misspelling) => ({ passage, misspelling })),
    );
    if (found.length === 0) return;
    const terms = termsOf(swagger, connector, found);
    const slips = [...Map.groupBy(found, ({ passage }) => passage)].flatMap(([{ text }, inText]) => {
      const own = inText.filter(({ misspelling: { word, isKnown } }) => {
        const lower = word.toLowerCase();
        return !terms.brands.has(lower) && (isKnown || !terms.own.has(lower));
      });
      return own.length > 0 && languageOf(text) === undefined ? own : [];
    });
    const bySubject = Map.groupBy(slips, (one) => JSON.stringify(subjectOf(one)));
    for (const [first, ...others] of bySubject.values())
      if (first !== undefined) yield toDiagnostic(first, [first, ...others]);
  },
});

interface Found {
  readonly passage: Passage;
  readonly misspelling: Misspelling;
}

interface Terms {
  /** Words of the connector's title and publisher: never mistakes. */
  readonly brands: ReadonlySet<string>;
  /** Words of its identifiers and examples, and words it uses all over: no mere possible mistakes. */
  readonly own: ReadonlySet<string>;
}

function termsOf(swagger: Swagger, connector: Connector, found: readonly Found[]): Terms {
  const properties = connector.view("properties");
  const publisher = properties.state === "ready" ? (properties.view.publisher ?? "") : "";
  const brands = [swagger.title ?? "", swagger.host ?? "", publisher, connector.name].flatMap(wordsOf);
  if (found.every(({ misspelling }) => misspelling.isKnown))
    return { brands: new Set(brands), own: new Set() };
  const own = new Set([...ownNames(swagger), ...codeOf(connector)].flatMap(wordsOf));
  const texts = Map.groupBy(found, ({ misspelling }) => misspelling.word.toLowerCase());
  for (const [word, uses] of texts)
    if (new Set(uses.map(({ passage }) => passage.text)).size >= termFrom) own.add(word);
  return { brands: new Set(brands), own };
}

/** A readme mentions the variables that its examples name. */
function codeOf(connector: Connector): readonly string[] {
  const readme = connector.view("readme");
  return readme.state === "ready" ? readme.view.document.codeBlocks.map(({ text }) => text) : [];
}

function subjectOf({ passage, misspelling }: Found): readonly string[] {
  return [...passage.names, misspelling.word];
}

function partOf({ start, word }: Misspelling): Span {
  return { start, end: start + word.length };
}

/** @param all of this subject: a fix of one would leave the finding where it is */
function toDiagnostic(first: Found, all: readonly Found[]): Diagnostic {
  const { passage, misspelling } = first;
  const { word, correction, isKnown } = misspelling;
  const shared = { location: passage.at(partOf(misspelling)), subject: subjectOf(first) };
  const isRepeated = all.length > 1;
  const fix = `Write ${quoted(correction)}${isRepeated ? " everywhere" : ""}`;
  if (!isKnown) {
    return {
      ...shared,
      severity: "info",
      cause: "possible",
      message: `${quoted(word)} is in no dictionary, and one letter away from ${quoted(correction)}.`,
      fix: `${fix}, if that is meant.`,
    };
  }
  const edits = editsFor(all, correction);
  return {
    ...shared,
    cause: "known",
    message: `${quoted(word)} is misspelt${isRepeated ? ` (${all.length} times)` : ""}.`,
    fix: `${fix}.`,
    ...(edits === undefined ? {} : { edits }),
  };
}

function editsFor(all: readonly Found[], correction: string): Edits | undefined {
  const fixes = [...Map.groupBy(all, ({ passage }) => passage)].map(([passage, found]) =>
    passage.replace(
      found.map(({ misspelling }) => partOf(misspelling)),
      correction,
    ),
  );
  const known = fixes.filter((edits) => edits !== undefined);
  return known.length === fixes.length ? known.flat() : undefined;
}
