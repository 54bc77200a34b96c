/** Fixes of the body of a sample, in the readme or in an example of the definition. */
import type { Edits } from "../../review/rule/rule.ts";
import { editJson } from "../../text/json/edit-json.ts";
import type { JsonChange } from "../../text/json/json-change.ts";
import type { Sample } from "./_contract.ts";

/** @param changes in terms of pointers into the body */
export function bodyEdits(sample: Sample, changes: readonly JsonChange[]): { readonly edits?: Edits } {
  const { location, message } = sample;
  if (location.kind === "pointer") {
    return { edits: changes.map((change) => ({ ...change, pointer: location.pointer + change.pointer })) };
  }
  const edits = message.json && editJson(message.json, changes);
  const offset = bodyOffset(sample);
  if (edits === undefined || offset === undefined) return {};
  return { edits: edits.map((edit) => ({ ...edit, start: edit.start + offset, end: edit.end + offset })) };
}

/** Where the body begins in the file; undefined where it is no stretch of it. */
function bodyOffset({ location, message: { startSpan, bodySpan } }: Sample): number | undefined {
  return location.kind === "range" ? location.start - startSpan.start + bodySpan.start : undefined;
}
