/** What the bot is asked to review. */

/** A pull request, at its newest head. */
export interface RequestedReview {
  readonly owner: string;
  readonly repository: string;
  /** 0 for a merge group. */
  readonly pullNumber: number;
  /** A person asked for it: the head is reviewed again if it was reviewed already. */
  readonly forced: boolean;
  readonly runId: string;
  /**
   * ISO date and time of the installation. A pull request that nobody has changed since gets the check run only, so that nobody
   * is notified.
   */
  readonly quietBefore?: string;
}

/** A commit that a merge queue made of a base and one more pull request. */
export interface MergeGroup {
  readonly headSha: string;
  readonly baseSha: string;
  /** The pull request it is about; null: the name of the queue's branch doesn't have its number. */
  readonly pullNumber: number | null;
}
