/** What would be written to GitHub, as plain data in order. Dry run, tests, logs and retries see the same thing. */

export type Conclusion = "success" | "failure" | "action_required" | "neutral";

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Only when both lines are equal. */
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly level: "failure" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
}

export interface LineComment {
  readonly path: string;
  readonly line: number;
  /** First line of a range; absent for a single line. */
  readonly startLine?: number;
  readonly body: string;
}

export interface CheckOutput {
  readonly title: string;
  readonly summary: string;
  readonly text?: string;
}

export interface CommentEdit {
  /** `review`: a comment of a review thread; `review-body`: the text of a review; `conversation`: one on the pull request. */
  readonly on: "review" | "review-body" | "conversation";
  readonly id: number;
  readonly nodeId: string;
  readonly bodyHash: string;
  readonly body: string;
  /** Minimized as resolved. */
  readonly isMinimised: boolean;
}

/** The first three notify people by mail: a plan has at most one of them. Edits, labels and check runs notify nobody. */
export type Action =
  /** Needs: the head is still `head`. */
  | { readonly kind: "create-review"; readonly body: string; readonly comments: readonly LineComment[] }
  | { readonly kind: "create-file-comment"; readonly path: string; readonly body: string }
  | { readonly kind: "create-comment"; readonly body: string }
  /** Needs: the comment's body still has this hash (line ends normalised). */
  | { readonly kind: "edit-comment"; readonly id: number; readonly bodyHash: string; readonly body: string }
  /** One request for all of them. Each needs the same as `edit-comment`; one that doesn't have it is left out. */
  | { readonly kind: "edit-comments"; readonly edits: readonly CommentEdit[] }
  /** Both only with the repository's own prefix; neither empty at the same time. */
  | { readonly kind: "set-labels"; readonly add: readonly string[]; readonly remove: readonly string[] }
  /** Always last: annotations in slices of 50, the conclusion only with the last slice. */
  | {
      readonly kind: "complete-check-run";
      readonly conclusion: Conclusion;
      readonly output: CheckOutput;
      readonly annotations: readonly Annotation[];
      readonly externalId: string;
    };

/** Where a finding is shown: exactly one for each. The fingerprint is that of its first occurrence. */
export interface Placement {
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
  readonly where: "line" | "file" | "annotation" | "summary" | "posted-before";
  /** The check run shows it on its line as well, whatever its placement. */
  readonly isAnnotated: boolean;
}

export interface Plan {
  readonly head: string;
  readonly actions: readonly Action[];
  readonly placements: readonly Placement[];
}
