/** What a plan depends on besides the review: facts about the pull request. */
export interface PullRequestFacts {
  /** 40 hex. */
  readonly head: string;
  /** Login. */
  readonly author: string;
  readonly isDraft: boolean;
  /** Had a pull request merged here before. */
  readonly isReturningAuthor: boolean;
  /** False where we can't comment (locked, too long to be read): only the check run is written. */
  readonly canComment: boolean;
  /** Those it has now. */
  readonly labels: readonly string[];
  /** Address of the head's files, `https://github.com/o/r/blob/<sha>`, for links in the summary; null: not known. */
  readonly filesUrl: string | null;
}
