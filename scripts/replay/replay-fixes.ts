/** What a contributor does about findings: takes the ready fix, or edits the value in a way that may fix it. */
import type { Finding, Occurrence, Suggestion } from "../../src/review/finding/finding.ts";
import { type JsonChange, removeAt, setValue } from "../../src/text/json/json-change.ts";
import { parsePointer, valueAt } from "../../src/text/json/pointer.ts";
import { lineSpan, makeSource } from "../../src/text/source.ts";
import type { Chance } from "./replay-chance.ts";
import { isAsReadable, isSwagger, lineEndOf, parsedText, type Texts, withChanges } from "./replay-texts.ts";

export interface Edits {
  readonly rule: string;
  readonly file: string;
  readonly how:
    | { readonly kind: "lines"; readonly lines: Suggestion }
    | { readonly kind: "json"; readonly change: JsonChange }
    /** Behind the last line; a file that is not there begins with it. */
    | { readonly kind: "append"; readonly text: string };
}

/** Nobody fixes more in one push. */
const maxFixes = 40;
const maxOldFixes = 3;

/** For half of what is new, at least one where there is any; where nothing is new, for some of what was there before. */
export function someFixes(findings: readonly Finding[], texts: Texts, chance: Chance): readonly Edits[] {
  const fresh = findings.filter(({ age }) => age === "new");
  const old = findings.filter(({ age }) => age === "existing");
  const locations = (fresh.length > 0 ? fresh : old).flatMap((finding) =>
    finding.occurrences.map((occurrence) => ({ finding, occurrence })),
  );
  const half = Math.min(fresh.length > 0 ? maxFixes : maxOldFixes, Math.ceil(locations.length / 2));
  return chance
    .shuffled(locations)
    .slice(0, half)
    .flatMap(({ finding, occurrence }) => editsFor(finding, occurrence, texts, chance) ?? []);
}

function editsFor(
  { rule, file }: Finding,
  { suggestion, pointer, subject, range }: Occurrence,
  texts: Texts,
  chance: Chance,
): Edits | undefined {
  if (suggestion !== null) return { rule, file, how: { kind: "lines", lines: suggestion } };
  const text = texts.get(file);
  if (text === undefined || pointer === null) {
    if (!/\.md$/i.test(file)) return undefined;
    if (range === null) return { rule, file, how: { kind: "append", text: section(subject) } };
    const { line, endLine } = range;
    return { rule, file, how: { kind: "lines", lines: { startLine: line, endLine, lines: [plainLine] } } };
  }
  const change = changeAt(file, text, pointer, chance);
  return change === undefined ? undefined : { rule, file, how: { kind: "json", change } };
}

const plainLine = "This line was written again.";

function section(subject: string): string {
  return `## ${subject}\n\nThere is nothing more to know about this.\n`;
}

const prose = new Set(["description", "summary", "title", "x-ms-summary"]);

/** Texts are written again, other single values of a definition go; of larger things nobody knows what they are for. */
function changeAt(file: string, text: string, pointer: string, chance: Chance): JsonChange | undefined {
  const parsed = parsedText(file, text);
  if (parsed.state === "unreadable") return undefined;
  const name = parsePointer(pointer)?.at(-1) ?? "";
  const value = valueAt(parsed.value, pointer);
  // A property may be called "description": that one is an object, or belongs to a list of them.
  const isAbsent = value === undefined && !/\/properties\/[^/]*$/.test(pointer);
  if (prose.has(name) && (isAbsent || typeof value === "string"))
    return setValue(pointer, words(name, chance));
  if (value === undefined || kept.has(name) || !isSwagger(file)) return undefined;
  return typeof value === "object" ? undefined : removeAt(pointer);
}

/** Without these a definition is worse than with a mistake in them. */
const kept = new Set(["operationId", "type", "name", "in", "$ref", "host", "basePath", "swagger", "version"]);

const nouns = ["order", "invoice", "customer", "ticket", "page", "record", "message", "account"];

function words(name: string, chance: Chance): string {
  const noun = `${chance.pick(nouns)} ${chance.pick(nouns)} ${chance.below(10_000)}`;
  if (name === "description") return `Tells which ${noun} is meant.`;
  return `${noun[0]?.toUpperCase()}${noun.slice(1)}`;
}

/** All of them made together; those that do not go with the others are left out. */
export function withFixes(texts: Texts, fixes: readonly Edits[]): Texts {
  const after = new Map(texts);
  for (const [file, ofFile] of Map.groupBy(fixes, (edits) => edits.file)) {
    const text = fixedText(file, texts.get(file) ?? "", ofFile);
    if (text !== "") after.set(file, text);
  }
  return after;
}

/** Ready fixes first: their lines are those of the text as it was. */
function fixedText(file: string, before: string, fixes: readonly Edits[]): string {
  const lines = fixes.flatMap(({ how }) => (how.kind === "lines" ? [how.lines] : []));
  let text = withLines(file, before, lines);
  for (const { how } of fixes) {
    if (how.kind === "json") text = withChanges(file, text, [how.change]) ?? text;
    if (how.kind === "append") text = text === "" ? how.text : `${text.trimEnd()}\n\n${how.text}`;
  }
  return text;
}

/** From the end to the beginning, so that line numbers stay true. */
function withLines(file: string, text: string, suggestions: readonly Suggestion[]): string {
  let after = text;
  let first = Number.POSITIVE_INFINITY;
  for (const { startLine, endLine, lines } of suggestions.toSorted((a, b) => b.startLine - a.startLine)) {
    if (endLine >= first) continue;
    const next = replaced(file, after, { startLine, endLine, lines });
    const isJson = file.endsWith(".json");
    if (isJson && !isAsReadable(parsedText(file, after), parsedText(file, next))) continue;
    after = next;
    first = startLine;
  }
  return after;
}

function replaced(file: string, text: string, { startLine, endLine, lines }: Suggestion): string {
  const source = makeSource(file, text);
  const start = lineSpan(source, startLine)?.start;
  const end = lines.length === 0 ? lineSpan(source, endLine + 1)?.start : lineSpan(source, endLine)?.end;
  if (start === undefined || end === undefined) return text;
  return text.slice(0, start) + lines.join(lineEndOf(text)) + text.slice(end);
}
