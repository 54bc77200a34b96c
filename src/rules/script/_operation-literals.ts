/** Operation ids that a script compares `Context.OperationId` with. */
import type { Script } from "../../connector/script/script.ts";
import type { Span } from "../../text/location.ts";

export interface ComparedId {
  readonly id: string;
  readonly span: Span;
}

/** The id itself, or a variable that holds it: `var operation = this.Context.OperationId;`. */
const assigned = /\b(?<name>\w{1,80})\s{0,9}=\s{0,9}(?:this\.)?Context\.OperationId\s{0,9};/g;

/** Literals in comparisons, calls of Equals and labels of a switch. Computed texts are not found. */
export function comparedIds(script: Script): readonly ComparedId[] {
  const { code } = script;
  const names = new Set([...code.matchAll(assigned)].map((match) => match.groups?.["name"] ?? ""));
  const isId = (text: string): boolean =>
    /Context\.OperationId$/.test(text) || names.has(/\w+$/.exec(text)?.[0] ?? "");
  return script.literals
    .filter(({ span: { start, end } }) => {
      const before = code.slice(Math.max(0, start - 200), start).trimEnd();
      const after = code.slice(end, end + 200).trimStart();
      return (
        isComparison(before, after, isId) ||
        (/\bcase$/.test(before) && isId(switchedOn(code.slice(0, start))))
      );
    })
    .map(({ text, span }) => ({ id: text, span }));
}

function isComparison(before: string, after: string, isId: (text: string) => boolean): boolean {
  const left = /([\w.]+)\s*==$/.exec(before)?.[1] ?? /([\w.]+)\.Equals\($/.exec(before)?.[1];
  if (left !== undefined && isId(left)) return true;
  const right =
    /^==\s*([\w.]+)/.exec(after)?.[1] ??
    /^\.Equals\(\s*([\w.]+)/.exec(after)?.[1] ??
    comparedIn(before, after);
  return right !== undefined && isId(right);
}

/** `string.Equals("X", Context.OperationId)` and the other way round. */
function comparedIn(before: string, after: string): string | undefined {
  const second = /\b[sS]tring\.Equals\(\s*([\w.]+)\s*,$/.exec(before)?.[1];
  return second ?? (/\b[sS]tring\.Equals\($/.test(before) ? /^,\s*([\w.]+)/.exec(after)?.[1] : undefined);
}

/** What the innermost switch before a `case` looks at; the last one that is still open is near enough. */
function switchedOn(code: string): string {
  const at = code.lastIndexOf("switch");
  return /^switch\s*\(\s*([\w.]+)\s*\)/.exec(code.slice(at, at + 300))?.[1] ?? "";
}
