import { shortPath, textFiles } from "../../connector/folder-files.ts";
import type { TextFile } from "../../connector/text-file.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { brokenLimit, type DecodeProblem } from "../../text/encoding/decode.ts";
import { characterOf } from "../../text/encoding/windows-1252.ts";
import { atFile, atRange } from "../../text/location.ts";

export default defineRule({
  id: "package/encoding",
  severity: "warning",
  needs: [],
  title: "Text files in UTF-8",
  why: "The tools read every file as UTF-8. Bytes of another encoding turn into wrong characters or stop the import.",
  source: "https://github.com/microsoft/PowerPlatformConnectors/pull/619",
  since: "0.1.0",
  *check({ connector }) {
    for (const file of textFiles(connector)) {
      const name = shortPath(connector, file.path);
      // A file that has to be JSON and is binary is the business of the rules about JSON.
      if (file.decoded.encoding === "binary" && file.json !== undefined) continue;
      const [first] = file.decoded.problems.filter(({ kind }) => kind !== "bom");
      if (first !== undefined) yield diagnostic(file, name, first);
      else if (file.decoded.bom) yield byteOrderMark(file, name);
      yield* lostCharacters(file, name, first !== undefined);
    }
  },
});

function diagnostic(file: TextFile, name: string, problem: DecodeProblem): Diagnostic {
  const { start, end } = { start: problem.offset, end: problem.offset + 1 };
  const isWhole = problem.kind === "utf-16" || problem.kind === "binary";
  return {
    location: isWhole ? atFile(file.path) : atRange(file.path, { start, end }),
    subject: [name, problem.kind],
    ...textsOf(file, problem),
    cause: problem.kind,
  };
}

function textsOf(file: TextFile, problem: DecodeProblem): { readonly message: string; readonly fix: string } {
  const fix = "Save the file as UTF-8 without byte order mark.";
  switch (problem.kind) {
    case "utf-16":
      return { message: "The file is encoded in UTF-16 instead of UTF-8.", fix };
    case "binary":
      return {
        message: "The file holds binary data where text is expected.",
        fix: "Replace it with a text file.",
      };
    case "nul-byte":
      return { message: "The file contains a NUL byte.", fix: "Remove the NUL byte." };
    case "bom":
    case "broken-utf8":
      return { message: `The file is not UTF-8 throughout: ${bytesOf(file)}.`, fix: brokenFix(file) };
  }
}

function bytesOf(file: TextFile): string {
  const broken = brokenBytes(file);
  const byte = broken[0] ?? 0;
  const meant = windowsCharacter(byte);
  const more = broken.length >= brokenLimit ? "many" : broken.length - 1;
  const follow = more === 1 ? "1 more such place follows" : `${more} more such places follow`;
  const hex = byte.toString(16).toUpperCase().padStart(2, "0");
  return `the byte 0x${hex}${meant === undefined ? "" : ` (${meant} in Windows-1252)`} stands here${more === 0 ? "" : `, and ${follow}`}`;
}

/** An editor that opens the file as UTF-8 shows replacement characters, and stores them for good. */
function brokenFix(file: TextFile): string {
  const isMixed = /[^\p{ASCII}\uFFFD]/u.test(file.source.text);
  const isWindows = !isMixed && brokenBytes(file).every((byte) => windowsCharacter(byte) !== undefined);
  return isWindows
    ? "Open the file as Windows-1252 (VS Code: Reopen with Encoding), check the letters, and save it as UTF-8."
    : "Write the broken letters again, and save the file as UTF-8 without byte order mark.";
}

function brokenBytes(file: TextFile): readonly number[] {
  return file.decoded.problems.flatMap((problem) => (problem.kind === "broken-utf8" ? [problem.byte] : []));
}

/** What people would see; undefined where the byte means nothing. */
function windowsCharacter(byte: number): string | undefined {
  if (byte === 0xa0) return "a no-break space";
  if (byte === 0xad) return "a soft hyphen";
  return characterOf(byte);
}

function byteOrderMark(file: TextFile, name: string): Diagnostic {
  return {
    location: atFile(file.path),
    subject: [name, "bom"],
    message: "The file begins with a byte order mark.",
    fix: "Save the file as UTF-8 without byte order mark.",
    severity: "info",
    cause: "bom",
  };
}

/** A letter that an earlier save could not read, stored for good: the file is UTF-8 again, the letter is gone. */
function* lostCharacters({ path, source }: TextFile, name: string, isBroken: boolean): Generator<Diagnostic> {
  const at = isBroken ? -1 : source.text.indexOf("\uFFFD");
  if (at === -1) return;
  yield {
    location: atRange(path, { start: at, end: at + 1 }),
    subject: [name, "replacement character"],
    message: "The replacement character U+FFFD stands in place of a letter that was lost.",
    fix: "Write the letter again, and save the file as UTF-8.",
    cause: "replacement character",
  };
}
