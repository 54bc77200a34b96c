/** `check --fix`: makes the verified fixes in the working tree and lists each. */
import { writeBack } from "../local/write-back.ts";
import type { Fix, Fixed } from "../review/fix/fix-connector.ts";
import { fixTree, type ReviewRequest } from "../review/run/review.ts";
import { plain } from "../text/escape.ts";
import type { Stream } from "./terminal.ts";

/** In UTF-16 code units. */
const maxShownLength = 100;
const shownAround = 16;

/** @param root folder of the working tree that `request.head` lists */
export async function fixWorkingTree(
  root: string,
  request: ReviewRequest,
  err: Stream,
  isQuiet: boolean,
): Promise<void> {
  let made = 0;
  const files = new Set<string>();
  for await (const fixed of fixTree(request)) {
    for (const path of await write(root, fixed, err)) {
      files.add(path);
      for (const fix of fixed.fixes.filter(({ file }) => file === path)) {
        made += 1;
        err.write(`fixed  ${lineOf(fix)}\n`);
      }
    }
  }
  if (made === 0 && isQuiet) return;
  const what = made === 1 ? "1 fix" : `${made} fixes`;
  err.write(
    made === 0
      ? "Nothing to fix.\n\n"
      : `${what} in ${files.size === 1 ? "1 file" : `${files.size} files`}.\n\n`,
  );
}

/** The paths that were written. */
async function write(root: string, fixed: Fixed, err: Stream): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { path, was, bytes } of fixed.files) {
    const outcome = await writeBack(root, path, was, bytes);
    if (outcome.state === "written") written.push(path);
    else err.write(`not fixed  ${plain(path)}: ${outcome.because}\n`);
  }
  return written;
}

function lineOf({ rule, file, line, lines }: Fix): string {
  const where = `${plain(file)}:${line}  ${rule}`;
  if (lines === null) return where;
  const [before, after] = difference(oneLine(lines.before), oneLine(lines.after));
  return `${where}\n       ${before === "" ? "(nothing)" : before} → ${after === "" ? "(removed)" : after}`;
}

function oneLine(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join(" ");
}

/** The parts in which two texts differ, with the words around them. */
function difference(before: string, after: string): readonly [string, string] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const start = Math.max(0, before.lastIndexOf(" ", Math.max(0, head - shownAround)) + 1);
  const show = (text: string): string => {
    const isShort = text.length - start <= maxShownLength;
    const end = isShort ? text.length : Math.min(text.length, text.length - tail + shownAround);
    const part = text.slice(start, end);
    return plain(`${start > 0 ? "… " : ""}${part}${end < text.length ? "…" : ""}`, maxShownLength);
  };
  return [show(before), show(after)];
}
