/**
 * What a fix would take away for good. A verified fix may move, correct and complete; what an author wrote and what is
 * nowhere else stays. Flags, numbers, keywords, and what is empty can be written again from the finding's message.
 */
import type { TextFile } from "../../connector/text-file.ts";
import type { Edit } from "../../text/edit.ts";
import { canonical, isArray, isObject, type JsonValue } from "../../text/json/json.ts";
import type { JsonChange } from "../../text/json/json-change.ts";
import { valueAt } from "../../text/json/pointer.ts";
import type { Edits } from "../rule/rule.ts";

/** A correction replaces a few words; more are a sentence. */
const maxWordsLost = 3;
/** In UTF-16 code units. */
const maxKeywordLength = 40;

/** Whether the fixes, made together, lose something of the file. */
export type LossCheck = (fixes: readonly Edits[]) => boolean;

/** @param all every change that will be asked for */
export function makeLossCheck(file: TextFile, all: readonly JsonChange[]): LossCheck {
  const root = file.json === undefined || file.json.state === "unreadable" ? undefined : file.json.value;
  const removedBy = (changes: readonly JsonChange[]): readonly JsonValue[] =>
    changes.flatMap((change) => removedValue(root, change) ?? []);
  let counts: Counts | undefined;
  const countsOfFile = (): Counts => {
    counts ??= countParts(root === undefined ? [] : [root], wantedIn(removedBy(all)));
    return counts;
  };
  let words: ReadonlyMap<string, number> | undefined;
  const wordsOfFile = (): ReadonlyMap<string, number> => {
    words ??= countWords([file.source.text]);
    return words;
  };
  return (fixes) => {
    const changes = fixes.flat().filter((each) => "kind" in each);
    const removed = removedBy(changes).filter((value) => !isReplaceable(value));
    if (removed.length > 0) {
      const wanted = wantedIn(removed);
      const added = changes.flatMap((change) => (change.kind === "set" ? [change.value] : []));
      const left = difference(countsOfFile(), countParts(removed, wanted), countParts(added, wanted));
      if (!removed.every((value) => isKept(value, left))) return true;
    }
    return fixes.some((fix) => losesWords(fix, root, file.source.text, wordsOfFile));
  };
}

function removedValue(root: JsonValue | undefined, change: JsonChange): JsonValue | undefined {
  if (root === undefined || (change.kind !== "remove" && change.kind !== "set")) return undefined;
  const value = valueAt(root, change.pointer);
  // A text in place of another one is judged by its words.
  return change.kind === "set" && typeof value === "string" ? undefined : value;
}

/** Flags, numbers, keywords, and containers of nothing but a type. */
function isReplaceable(value: JsonValue): boolean {
  if (typeof value === "string") return isKeyword(value);
  if (isArray(value)) return value.every((item) => typeof item !== "object" && isReplaceable(item));
  return (
    !isObject(value) ||
    Object.entries(value).every(([name, child]) => (name === "type" ? true : isEmptyValue(child)))
  );
}

function isKeyword(text: string): boolean {
  return text.length <= maxKeywordLength && !/\s|:\/\/|@/.test(text.trim());
}

function isEmptyValue(value: JsonValue): boolean {
  if (isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.keys(value).length === 0;
  return value === null || value === "";
}

/** The same value is elsewhere, or everything in it is. That a keyword is elsewhere says nothing: it has another meaning there. */
function isKept(value: JsonValue, left: Counts): boolean {
  if (isEmptyValue(value)) return true;
  if (!isReplaceable(value) && (left.get(canonical(value)) ?? 0) > 0) return true;
  if (isArray(value)) return value.every((item) => isKept(item, left));
  return isObject(value) && Object.values(value).every((child) => isKept(child, left));
}

/** How often values occur, by their canonical text. */
type Counts = ReadonlyMap<string, number>;

interface Wanted {
  readonly values: ReadonlySet<string>;
  /** Outlines of the values: a value with another outline is another value, and needs no canonical text. */
  readonly outlines: ReadonlySet<string>;
}

function wantedIn(values: readonly JsonValue[]): Wanted {
  const texts = new Set<string>();
  const outlines = new Set<string>();
  for (const part of partsOf(values)) {
    texts.add(canonical(part));
    outlines.add(outlineOf(part));
  }
  return { values: texts, outlines };
}

function countParts(values: readonly JsonValue[], { values: wanted, outlines }: Wanted): Counts {
  const counts = new Map<string, number>();
  if (wanted.size === 0) return counts;
  for (const part of partsOf(values)) {
    if (!outlines.has(outlineOf(part))) continue;
    const text = canonical(part);
    if (wanted.has(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

function difference(all: Counts, removed: Counts, added: Counts): Counts {
  return new Map(
    [...removed.keys()].map((text) => [
      text,
      (all.get(text) ?? 0) - (removed.get(text) ?? 0) + (added.get(text) ?? 0),
    ]),
  );
}

function* partsOf(values: readonly JsonValue[]): Generator<JsonValue> {
  const open = [...values];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    yield part;
    if (isArray(part)) for (const item of part) open.push(item);
    else if (isObject(part)) for (const child of Object.values(part)) open.push(child);
  }
}

function outlineOf(value: JsonValue): string {
  if (isArray(value)) return `[${value.length}`;
  return isObject(value) ? Object.keys(value).sort().join(" ") : JSON.stringify(value);
}

/** Whether a text loses more words than a correction does, none of which the file has elsewhere. */
function losesWords(
  fix: Edits,
  root: JsonValue | undefined,
  text: string,
  wordsOfFile: () => ReadonlyMap<string, number>,
): boolean {
  const replaced = fix.map((each) => replacedText(each, root, text)).filter((pair) => pair !== undefined);
  const before = countWords(replaced.map(([was]) => was));
  if (before.size <= maxWordsLost) return false;
  const after = countWords(replaced.map(([, is]) => is));
  const lost = [...before].filter(
    ([word, count]) => (wordsOfFile().get(word) ?? 0) - count + (after.get(word) ?? 0) <= 0,
  );
  return lost.length > maxWordsLost;
}

function replacedText(
  each: JsonChange | Edit,
  root: JsonValue | undefined,
  text: string,
): readonly [string, string] | undefined {
  if (!("kind" in each)) return [text.slice(each.start, each.end), each.text];
  if (each.kind !== "set" || root === undefined) return undefined;
  const value = valueAt(root, each.pointer);
  return typeof value === "string" ? [value, canonical(each.value)] : undefined;
}

function countWords(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [word] of text.replace(/<[^<>]{1,200}>/g, " ").matchAll(/\p{L}{3,}/gu)) {
      const lower = word.toLowerCase();
      counts.set(lower, (counts.get(lower) ?? 0) + 1);
    }
  return counts;
}
