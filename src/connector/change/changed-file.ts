/** A file a pull request changes, as GitHub lists it: only for placing comments on lines of the diff. */
export interface ChangedFile {
  /** On the head's side; on the base's side when removed. */
  readonly path: string;
  /** Where it was before a rename or copy. */
  readonly previousPath: string | null;
  readonly status: "added" | "removed" | "modified" | "renamed" | "copied" | "changed" | "unchanged";
  /** The hunks, from the first `@@` on, without a final line end; absent: binary, pure rename, or too large for GitHub to show. */
  readonly patch?: string;
}
