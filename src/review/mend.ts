/** Applies repairs to a connector in memory. */
import type { Connector } from "../connector/connector.ts";
import type { TextFile } from "../connector/text-file.ts";
import { applyEdits, type Edit, inOrder } from "../text/edit.ts";
import { editJson } from "../text/edit-json.ts";
import type { JsonChange } from "../text/json-change.ts";
import { textAt } from "./occurrence.ts";
import type { Repair } from "./rule.ts";

/** A repair and the file it mends. */
export interface FileRepair {
  readonly file: string;
  readonly repair: Repair;
}

/**
 * @returns the edits of one file in the order of its text; undefined when they exclude each other or are not safe. Repairs that
 * ask for the same are one.
 */
export function editsOf(file: TextFile, repairs: readonly Repair[]): readonly Edit[] | undefined {
  const changes: JsonChange[] = [];
  const edits = new Map<string, Edit>();
  for (const each of repairs.flat()) {
    if ("kind" in each) changes.push(each);
    else edits.set(JSON.stringify(each), each);
  }
  if (changes.length === 0) return inOrder([...edits.values()]);
  const written = file.json === undefined ? undefined : editJson(file.json, changes);
  return written && inOrder([...edits.values(), ...written]);
}

/** The connector with all repairs made together; undefined when they cannot be. */
export function mend(connector: Connector, repairs: readonly FileRepair[]): Connector | undefined {
  let mended = connector;
  for (const [path, ofFile] of Map.groupBy(repairs, ({ file }) => file)) {
    const file = textAt(connector, path);
    const edits =
      file &&
      editsOf(
        file,
        ofFile.map(({ repair }) => repair),
      );
    if (file === undefined || edits === undefined || edits.length === 0) return undefined;
    const next = mended.withText(path, applyEdits(file.source.text, edits));
    if (next === undefined || !isAsReadable(file, textAt(next, path))) return undefined;
    mended = next;
  }
  return mended;
}

const states = ["unreadable", "tolerant", "strict"] as const;

function isAsReadable(before: TextFile, after: TextFile | undefined): boolean {
  if (before.json === undefined) return true;
  if (after?.json === undefined) return false;
  return states.indexOf(after.json.state) >= states.indexOf(before.json.state);
}
