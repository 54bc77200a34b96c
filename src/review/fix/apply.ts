/** Applies fixes to a connector in memory. */
import type { Connector } from "../../connector/connector.ts";
import type { TextFile } from "../../connector/text-file.ts";
import { applyEdits, type Edit, inOrder } from "../../text/edit.ts";
import { jsonEditor } from "../../text/json/edit-json.ts";
import type { JsonChange } from "../../text/json/json-change.ts";
import { textAt } from "../finding/occurrence.ts";
import type { Edits } from "../rule/rule.ts";
import { makeLossCheck } from "./losses.ts";

/** A fix and the file it fixes. */
export interface FileEdits {
  readonly file: string;
  readonly edits: Edits;
}

export interface EditApplier {
  /** In the order of the text; undefined when the fix is not safe to make. */
  editsOf(one: FileEdits): readonly Edit[] | undefined;
  /** The connector with all these fixes made together; undefined when they exclude each other. */
  applyAll(fixes: readonly FileEdits[]): Connector | undefined;
}

/** @param all every fix that will be asked for: each file is read once for all of them */
export function makeEditApplier(connector: Connector, all: readonly FileEdits[]): EditApplier {
  const writers = new Map<string, Writer>();
  for (const [path, fixes] of Map.groupBy(all, ({ file }) => file)) {
    const file = textAt(connector, path);
    if (file !== undefined) writers.set(path, makeWriter(file, fixes));
  }
  return {
    editsOf: ({ file, edits }) => writers.get(file)?.edits([edits]),
    applyAll(fixes) {
      let fixed: Connector | undefined = connector;
      for (const [path, ofFile] of Map.groupBy(fixes, ({ file }) => file)) {
        const text = writers.get(path)?.text(ofFile.map(({ edits }) => edits));
        fixed = text === undefined ? undefined : fixed?.withText(path, text);
        if (fixed === undefined || !isAsReadable(textAt(connector, path), textAt(fixed, path)))
          return undefined;
      }
      return fixed;
    },
  };
}

interface Writer {
  edits(fixes: readonly Edits[]): readonly Edit[] | undefined;
  text(fixes: readonly Edits[]): string | undefined;
}

function makeWriter(file: TextFile, fileEdits: readonly FileEdits[]): Writer {
  const allChanges = fileEdits.flatMap(({ edits }) => edits.filter(isChange));
  const write = file.json && jsonEditor(file.json, allChanges);
  const losesContent = makeLossCheck(file, allChanges);
  const edits = (fixes: readonly Edits[]): readonly Edit[] | undefined => {
    if (losesContent(fixes)) return undefined;
    const all = fixes.flat();
    const changes = all.filter(isChange);
    const direct = all.flatMap((each) => (isChange(each) ? [] : [each]));
    const written = changes.length === 0 ? [] : write?.(changes);
    return written && inOrder([...withoutRepeats(direct), ...written]);
  };
  return {
    edits,
    text(fixes) {
      const made = edits(fixes);
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
