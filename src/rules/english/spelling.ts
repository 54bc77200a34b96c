import type { ApiProperties } from "../../connector/api-properties.ts";
import type { Connector } from "../../connector/connector.ts";
import { member, placeOf, stringOf } from "../../connector/node.ts";
import type { Readme } from "../../connector/readme.ts";
import type { Swagger } from "../../connector/swagger.ts";
import { defineRule, type Sighting } from "../../review/rule.ts";
import { atRange, type Place } from "../../text/place.ts";
import { quoted } from "../../text/quoted.ts";
import { wordsOf } from "../../text/words.ts";
import { isMostlyEnglish, languageOf } from "./_language.ts";
import { type Misspelling, misspellingsIn } from "./_spelling.ts";
import { ownNames, placeOfText, textsOf } from "./_texts.ts";

/** A word that so many different texts have is a term of the service, not a slip. */
const termFrom = 4;

export default defineRule({
  id: "english/spelling",
  severity: "warning",
  needs: ["swagger"],
  title: "Texts without spelling mistakes",
  why: "Certification asks for correct English: makers read these texts in the designer, and reviewers send connectors back for a misspelt word.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ connector, swagger }) {
    if (!isMostlyEnglish(swagger)) return;
    const found = [...inDefinition(swagger), ...inProperties(connector), ...inReadme(connector)];
    if (found.length === 0) return;
    const terms = termsOf(swagger, connector, found);
    const seen = new Set<string>();
    for (const one of found) {
      const lower = one.misspelling.word.toLowerCase();
      if (languageOf(one.text) !== undefined) continue;
      if (terms.brands.has(lower) || (!one.misspelling.isKnown && terms.own.has(lower))) continue;
      const sighting = toSighting(one);
      const key = JSON.stringify(sighting.subject);
      if (!seen.has(key)) yield sighting;
      seen.add(key);
    }
  },
});

interface Found {
  readonly misspelling: Misspelling;
  readonly names: readonly string[];
  readonly text: string;
  readonly at: () => Place;
}

function* inDefinition(swagger: Swagger): Generator<Found> {
  for (const one of textsOf(swagger)) {
    // A label that repeats the identifier is no language; what is wrong with it is said elsewhere.
    if (one.kind === "title" || one.text === one.names.at(-2)) continue;
    for (const misspelling of misspellingsIn(one.text)) {
      yield { misspelling, names: one.names, text: one.text, at: () => placeOfText(one) };
    }
  }
}

function* inProperties(connector: Connector): Generator<Found> {
  const properties = connector.view("properties");
  const parameters = properties.state === "ready" ? uiTexts(properties.view) : [];
  for (const { names, node } of parameters) {
    const text = stringOf(node) ?? "";
    for (const misspelling of misspellingsIn(text))
      yield { misspelling, names, text, at: () => placeOf(node) };
  }
}

function uiTexts(properties: ApiProperties) {
  return properties.connectionParameters().flatMap(({ name, uiDefinition }) =>
    ["displayName", "description", "tooltip"].flatMap((field) => {
      const node = member(uiDefinition, field);
      return node === undefined ? [] : [{ names: ["connectionParameters", name, field], node }];
    }),
  );
}

function* inReadme(connector: Connector): Generator<Found> {
  const readme = connector.view("readme");
  if (readme.state !== "ready") return;
  const { document, file, source }: Readme = readme.view;
  for (const { code, span, text } of document.pieces) {
    if (code) continue;
    const isLiteral = source.text.startsWith(text, span.start);
    for (const misspelling of misspellingsIn(text)) {
      const start = span.start + misspelling.start;
      const place = isLiteral ? { start, end: start + misspelling.word.length } : span;
      yield { misspelling, names: ["readme"], text, at: () => atRange(file, place) };
    }
  }
}

interface Terms {
  /** Words of the connector's title and publisher: never mistakes. */
  readonly brands: ReadonlySet<string>;
  /** Words of its identifiers, and words it uses all over: no mere possible mistakes. */
  readonly own: ReadonlySet<string>;
}

function termsOf(swagger: Swagger, connector: Connector, found: readonly Found[]): Terms {
  const properties = connector.view("properties");
  const publisher = properties.state === "ready" ? (properties.view.publisher ?? "") : "";
  const brands = [swagger.title ?? "", swagger.host ?? "", publisher, connector.name].flatMap(wordsOf);
  if (found.every(({ misspelling }) => misspelling.isKnown))
    return { brands: new Set(brands), own: new Set() };
  const own = new Set(ownNames(swagger).flatMap(wordsOf));
  const texts = Map.groupBy(found, ({ misspelling }) => misspelling.word.toLowerCase());
  for (const [word, uses] of texts) if (new Set(uses.map(({ text }) => text)).size >= termFrom) own.add(word);
  return { brands: new Set(brands), own };
}

function toSighting({ misspelling: { word, correction, isKnown }, names, at }: Found): Sighting {
  const shared = { at: at(), subject: [...names, word], fix: `Write ${quoted(correction)}.` };
  if (isKnown) return { ...shared, message: `${quoted(word)} is misspelt.`, cause: "known" };
  return {
    ...shared,
    severity: "info",
    cause: "possible",
    message: `${quoted(word)} is in no dictionary, and one letter away from ${quoted(correction)}.`,
    fix: `Write ${quoted(correction)}, if that is meant.`,
  };
}
