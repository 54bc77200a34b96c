/** The output of `git diff-tree` as one diff for each file. */

export interface FileDiff {
  /** On the new side; on the old side when removed. */
  readonly path: string;
  /** The path before a rename or copy. */
  readonly previousPath: string | null;
  readonly status: "added" | "removed" | "modified" | "renamed" | "copied" | "changed";
  /** Id of the blob on the new side; on the old side when removed. */
  readonly blobId: string;
  readonly isSubmodule: boolean;
  /** The hunks, from the first `@@` on, without a final line end; undefined: binary, empty, or a pure rename. */
  readonly patch: string | undefined;
}

/**
 * @param raw output of `git diff-tree -r --raw -z --full-index`
 * @param patch output of the same diff with `-p` and without `-z`: file names are quoted then, so that no name looks like
 * the beginning of another file
 */
export function parseFileDiffs(raw: string, patch: string): FileDiff[] {
  const pieces = splitPatch(patch).values();
  return parseRaw(raw).map((change) => {
    // A file that became a link (or the reverse) is one change and two pieces.
    const count = change.letter === "T" ? 2 : 1;
    const hunks = Array.from({ length: count }, () => hunksIn(pieces.next().value ?? ""));
    const text = hunks.filter((each) => each !== "").join("\n");
    const [mode, blobId] = change.letter === "D" ? change.before : change.after;
    return {
      path: change.path,
      previousPath: change.previousPath,
      status: statusOf(change),
      blobId,
      isSubmodule: mode === "160000",
      patch: text === "" ? undefined : text,
    };
  });
}

type ModeAndId = readonly [mode: string, id: string];

interface RawChange {
  readonly letter: string;
  readonly before: ModeAndId;
  readonly after: ModeAndId;
  readonly path: string;
  readonly previousPath: string | null;
}

/** `:<mode> <mode> <id> <id> <letter><score>\0<path>\0[<path>\0]`, repeated. */
function parseRaw(output: string): RawChange[] {
  const fields = output.split("\0").values();
  const changes: RawChange[] = [];
  for (const header of fields) {
    if (header === "") continue;
    const [oldMode = "", newMode = "", oldId = "", newId = "", code = ""] = header.slice(1).split(" ");
    const letter = code.slice(0, 1);
    const isPair = letter === "R" || letter === "C";
    const first = fields.next().value ?? "";
    changes.push({
      letter,
      before: [oldMode, oldId],
      after: [newMode, newId],
      path: isPair ? (fields.next().value ?? "") : first,
      previousPath: isPair ? first : null,
    });
  }
  return changes;
}

/** One piece per `diff --git`: inside a hunk every line begins with a space, +, - or \. */
function splitPatch(patch: string): string[] {
  return patch === "" ? [] : `\n${patch}`.split("\ndiff --git ").slice(1);
}

function hunksIn(piece: string): string {
  const start = piece.indexOf("\n@@ ");
  return start < 0 ? "" : piece.slice(start + 1).replace(/\n$/, "");
}

function statusOf({ letter, before, after }: RawChange): FileDiff["status"] {
  switch (letter) {
    case "A":
      return "added";
    case "D":
      return "removed";
    case "R":
      return "renamed";
    case "C":
      return "copied";
    case "T":
      return "changed";
    default:
      // Only the mode is different.
      return before[1] === after[1] ? "changed" : "modified";
  }
}
