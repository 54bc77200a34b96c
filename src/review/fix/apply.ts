/** Applies repairs to a connector in memory. */
import type { Connector } from "../../connector/connector.ts";
import type { TextFile } from "../../connector/text-file.ts";
import { applyEdits, type Edit, inOrder } from "../../text/edit.ts";
import { jsonEditor } from "../../text/json/edit-json.ts";
import type { JsonChange } from "../../text/json/json-change.ts";
import { textAt } from "../finding/occurrence.ts";
import type { Repair } from "../rule/rule.ts";

/** A repair and the file it mends. */
export interface FileRepair {
  readonly file: string;
  readonly repair: Repair;
}

export interface Mender {
  /** In the order of the text; undefined when the repair is not safe to make. */
  editsOf(one: FileRepair): readonly Edit[] | undefined;
  /** The connector with all these repairs made together; undefined when they exclude each other. */
  mend(repairs: readonly FileRepair[]): Connector | undefined;
}

/** @param all every repair that will be asked for: each file is read once for all of them */
export function makeMender(connector: Connector, all: readonly FileRepair[]): Mender {
  const writers = new Map<string, Writer>();
  for (const [path, repairs] of Map.groupBy(all, ({ file }) => file)) {
    const file = textAt(connector, path);
    if (file !== undefined) writers.set(path, makeWriter(file, repairs));
  }
  return {
    editsOf: ({ file, repair }) => writers.get(file)?.edits([repair]),
    mend(repairs) {
      let mended: Connector | undefined = connector;
      for (const [path, ofFile] of Map.groupBy(repairs, ({ file }) => file)) {
        const text = writers.get(path)?.text(ofFile.map(({ repair }) => repair));
        mended = text === undefined ? undefined : mended?.withText(path, text);
        if (mended === undefined || !isAsReadable(textAt(connector, path), textAt(mended, path)))
          return undefined;
      }
      return mended;
    },
  };
}

interface Writer {
  edits(repairs: readonly Repair[]): readonly Edit[] | undefined;
  text(repairs: readonly Repair[]): string | undefined;
}

function makeWriter(file: TextFile, all: readonly FileRepair[]): Writer {
  const write =
    file.json &&
    jsonEditor(
      file.json,
      all.flatMap(({ repair }) => repair.filter(isChange)),
    );
  const edits = (repairs: readonly Repair[]): readonly Edit[] | undefined => {
    const changes = repairs.flatMap((repair) => repair.filter(isChange));
    const direct = repairs.flatMap((repair) => repair.flatMap((each) => (isChange(each) ? [] : [each])));
    const written = changes.length === 0 ? [] : write?.(changes);
    return written && inOrder([...withoutRepeats(direct), ...written]);
  };
  return {
    edits,
    text(repairs) {
      const made = edits(repairs);
      return made === undefined || made.length === 0 ? undefined : applyEdits(file.source.text, made);
    },
  };
}

function isChange(each: JsonChange | Edit): each is JsonChange {
  return "kind" in each;
}

function withoutRepeats(edits: readonly Edit[]): readonly Edit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}

const states = ["unreadable", "tolerant", "strict"] as const;

function isAsReadable(before: TextFile | undefined, after: TextFile | undefined): boolean {
  if (before?.json === undefined) return true;
  if (after?.json === undefined) return false;
  return states.indexOf(after.json.state) >= states.indexOf(before.json.state);
}
