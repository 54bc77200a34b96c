/** What the plan has to know about the pull request beyond its review. */
export interface PullRequestFacts {
  /** 40 hex. */
  readonly head: string;
  /** Login. */
  readonly author: string;
  readonly isDraft: boolean;
  /** Had a pull request merged here before. */
  readonly isReturningAuthor: boolean;
  /** False where conversation is closed to us (locked, archived, blocked): the check run alone is written. */
  readonly canComment: boolean;
  /** Those it has now; only needed where the repository wants ours. */
  readonly labels?: readonly string[];
  /** Address of the head's files, `https://github.com/o/r/blob/<sha>`; places in the summary become links. */
  readonly filesUrl?: string;
}
