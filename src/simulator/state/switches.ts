/** Behavior of GitHub that differs between installations or is not documented; tests change it. */
export interface Switches {
  /** The repository is archived: every write is refused. */
  isArchived: boolean;
  /** Authors who blocked the App: comments on their pull requests are refused. */
  readonly blockedBy: Set<string>;
  interactionLimit: boolean;
  installation: "active" | "suspended" | "uninstalled";
  /** A token just minted answers 401 this many times. */
  tokenFailsFirst: number;
  /** A file's patch is left out above these (reports differ: 3,000 lines or 100 KB). */
  maxPatchLines: number;
  maxPatchBytes: number;
  /** Most files of a pull request that can be listed. */
  maxFiles: number;
  /** Entries of a recursive tree before it is cut and `truncated` is set. */
  maxTreeEntries: number;
  /** Who has no role on the (public) repository: `read`, or a 404 as for unknown logins. */
  strangerPermission: "read" | "not-found";
  /** The caller may not ask for permissions at all: 403. */
  permissionNeedsPush: boolean;
  /** A completed run that is patched to in_progress: GitHub keeps it completed (in 2019 it reopened). */
  completedReopens: boolean;
  /** `subject_type: file` on a file whose diff is too large; unsettled. */
  fileCommentOnLargeDiff: boolean;
  /** A review's `commit_id` moves with a push, as was seen after force pushes (max-sixty/tend#884). */
  reviewsMoveOnPush: boolean;
  /** Reactions in a locked conversation; unsettled. */
  reactionWhenLocked: boolean;
  /** `pull_requests: write` is enough to comment; with `issues` alone reports differ. */
  issuesWriteMayComment: boolean;
  /** Files of the owner's repository `.github`: path → text; empty: there is none. */
  readonly ownerFiles: Map<string, string>;
  /** People whose pull request is their first here. */
  readonly firstTimers: Set<string>;
}

export function defaultSwitches(): Switches {
  return {
    isArchived: false,
    blockedBy: new Set(),
    interactionLimit: false,
    installation: "active",
    tokenFailsFirst: 0,
    maxPatchLines: 3000,
    maxPatchBytes: 100 * 1024,
    maxFiles: 3000,
    maxTreeEntries: 100_000,
    strangerPermission: "read",
    permissionNeedsPush: false,
    completedReopens: false,
    fileCommentOnLargeDiff: true,
    reviewsMoveOnPush: false,
    reactionWhenLocked: false,
    issuesWriteMayComment: false,
    ownerFiles: new Map(),
    firstTimers: new Set(),
  };
}
