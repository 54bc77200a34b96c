/** The text files of a pull request's connectors, as a person edits them: by path, in memory. */
import type { FileTree } from "../../src/connector/file-tree.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { type Decoded, decode } from "../../src/text/encoding/decode.ts";
import { encode } from "../../src/text/encoding/encode.ts";
import { editJson } from "../../src/text/json/edit-json.ts";
import type { JsonChange } from "../../src/text/json/json-change.ts";
import { type ParsedJson, parseJson } from "../../src/text/json/parse-json.ts";
import { makeSource } from "../../src/text/source.ts";

/** Path → text. A file that an edit creates is one more entry. */
export type Texts = ReadonlyMap<string, string>;

export interface TextsOnDisk {
  readonly texts: Texts;
  /** How each was stored; texts that are not here are new. */
  readonly stored: ReadonlyMap<string, Decoded>;
}

/** Bytes; the largest published definition has 1.1 MB. */
const maxBytes = 3_000_000;

/** @param folders of connectors; binary files, and those that cannot be stored again as they were, are left out */
export async function readTexts(tree: FileTree, folders: readonly string[]): Promise<TextsOnDisk> {
  const texts = new Map<string, string>();
  const stored = new Map<string, Decoded>();
  for (const entry of (await tree.list()).entries) {
    const isInside = folders.some((folder) => entry.path.startsWith(`${folder}/`));
    if (!isInside || entry.kind !== "file" || !/\.(?:json|md|csx)$/i.test(entry.path)) continue;
    const content = await tree.read(entry, maxBytes);
    if (content.state !== "read") continue;
    const decoded = decode(content.bytes);
    if (encode(decoded.text, decoded) === undefined) continue;
    texts.set(entry.path, decoded.text);
    stored.set(entry.path, decoded);
  }
  return { texts, stored };
}

/** The files that differ, as bytes in the encoding they had. */
export function changedFiles(
  before: Texts,
  after: Texts,
  { stored }: TextsOnDisk,
): Record<string, Uint8Array> {
  const changed = [...after].filter(([path, text]) => before.get(path) !== text);
  return Object.fromEntries(
    changed.map(([path, text]) => {
      const how = stored.get(path);
      return [path, (how && encode(text, how)) ?? new TextEncoder().encode(text)];
    }),
  );
}

/** The bytes of a file with another text; as they were where it cannot be stored in its encoding. */
export function rewritten(path: string, bytes: Uint8Array, write: (path: string, text: string) => string) {
  const decoded = decode(bytes);
  return encode(write(path, decoded.text), decoded) ?? bytes;
}

export function parsedText(path: string, text: string): ParsedJson {
  return parseJson(makeSource(path, text));
}

/** The text after the changes; undefined where they cannot be written, or would leave what reads worse than before. */
export function withChanges(path: string, text: string, changes: readonly JsonChange[]): string | undefined {
  const parsed = parsedText(path, text);
  const edits = editJson(parsed, changes);
  if (edits === undefined || edits.length === 0) return undefined;
  const changed = applyEdits(text, edits);
  return isAsReadable(parsed, parsedText(path, changed)) ? changed : undefined;
}

const states = ["unreadable", "tolerant", "strict"] as const;

export function isAsReadable(before: ParsedJson, after: ParsedJson): boolean {
  return states.indexOf(after.state) >= states.indexOf(before.state);
}

export function lineEndOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

export const isSwagger = (path: string): boolean => /\/[^/]*defin[^/]*\.json$/i.test(path);
export const isProperties = (path: string): boolean => /\/[^/]*properties[^/]*\.json$/i.test(path);
export const isReadme = (path: string): boolean => /\/(?:readme|intro)[^/]*\.md$/i.test(path);
