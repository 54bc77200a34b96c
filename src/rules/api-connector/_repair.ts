/** Repairs of the body of a sample, in the readme or in an example of the definition. */
import type { Repair } from "../../review/rule/rule.ts";
import { editJson } from "../../text/json/edit-json.ts";
import type { JsonChange } from "../../text/json/json-change.ts";
import type { Sample } from "./_contract.ts";

/** @param changes in terms of pointers into the body */
export function bodyRepair(sample: Sample, changes: readonly JsonChange[]): { readonly repair?: Repair } {
  const { at, message } = sample;
  if (at.kind === "pointer") {
    return { repair: changes.map((change) => ({ ...change, pointer: at.pointer + change.pointer })) };
  }
  const edits = message.json && editJson(message.json, changes);
  const offset = bodyOffset(sample);
  if (edits === undefined || offset === undefined) return {};
  return { repair: edits.map((edit) => ({ ...edit, start: edit.start + offset, end: edit.end + offset })) };
}

/** Where the body begins in the file; undefined where it is no stretch of it. */
function bodyOffset({ at, message: { startSpan, bodySpan } }: Sample): number | undefined {
  return at.kind === "range" ? at.start - startSpan.start + bodySpan.start : undefined;
}
