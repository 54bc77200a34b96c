import { shortPath, textFiles } from "../../connector/folder-files.ts";
import type { TextFile } from "../../connector/text-file.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { duplicateKeys } from "../../text/json/duplicate-keys.ts";
import { parsePointer } from "../../text/json/pointer.ts";
import { atRange } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "package/duplicate-keys",
  severity: "error",
  needs: [],
  title: "No property twice in one object",
  why: "Readers of JSON keep one of the two values and drop the other without a word, and not all of them keep the same one.",
  source: "RFC 8259, section 4",
  since: "0.1.0",
  *check({ connector }) {
    for (const file of textFiles(connector)) yield* diagnostics(file, shortPath(connector, file.path));
  },
});

function* diagnostics({ path, json }: TextFile, file: string): Generator<Diagnostic> {
  const times = new Map<string, number>();
  for (const { pointer, key, again, isEqual, areStrings } of json === undefined ? [] : duplicateKeys(json)) {
    const nth = (times.get(pointer) ?? 1) + 1;
    times.set(pointer, nth);
    const names = parsePointer(pointer) ?? [];
    const holder = holderOf(names);
    yield {
      location: atRange(path, again),
      subject: [file, ...names, ...(nth === 2 ? [] : [String(nth)])],
      message: `The property ${quoted(key)} stands ${nth === 2 ? "twice" : `${nth} times`} in ${holder}.`,
      ...(areStrings ? { severity: "warning" as const } : {}),
      ...(isEqual ? equal : { fix: `Keep the ${quoted(key)} that is meant and remove or rename the other.` }),
    };
  }
}

/** Every reader gets the same, whichever it keeps. */
const equal = {
  severity: "warning",
  cause: "equal",
  fix: "Remove one of the two; they are equal.",
} as const;

/** Items of lists have numbers, which tell a reader nothing. */
function holderOf(names: readonly string[]): string {
  const holders = names.slice(0, -1);
  const named = holders.findLast((name) => !/^\d+$/.test(name));
  if (named === undefined) return "the document";
  return named === holders.at(-1) ? quoted(named) : `an item of ${quoted(named)}`;
}
