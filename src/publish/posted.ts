/** What is posted on a pull request already, as read from GitHub. */

export interface PostedComment {
  readonly id: number;
  readonly nodeId: string;
  readonly body: string;
  /** Written by this app. */
  readonly isOurs: boolean;
}

/** Where a person wrote: in the conversation, in a thread of review comments, or the text of a review. */
export type CommandTextKind = "conversation" | "thread" | "review";

/** A comment of the conversation, with what decides whether its commands count. */
export interface ConversationComment extends PostedComment {
  /** Login. */
  readonly author: string;
  /** A person wrote it, through no app. */
  readonly isByPerson: boolean;
  /** Somebody changed it after it was written. */
  readonly isEdited: boolean;
  /** ISO date and time. */
  readonly createdAt: string;
  /** ISO date and time of the last edit; absent: not known. */
  readonly updatedAt?: string;
  /** Absent: in the conversation. */
  readonly textKind?: CommandTextKind;
}

export interface PostedReviewComment extends PostedComment {
  readonly path: string;
  /** It is about the whole file. */
  readonly isOnFile: boolean;
  /** The comment it answers; null for the first of a thread. */
  readonly inReplyTo: number | null;
  /** A person resolved the thread this comment begins. */
  readonly isResolved: boolean;
  /** The head it was written on. */
  readonly madeOn: string;
}

export interface PostedCheckRun {
  readonly id: number;
  readonly status: "queued" | "in_progress" | "completed";
  readonly conclusion: string | null;
  readonly externalId: string;
  /** How many annotations it has; absent: unknown. GitHub can't remove annotations. */
  readonly annotations?: number;
}

export interface Posted {
  readonly comments: readonly ConversationComment[];
  readonly reviewComments: readonly PostedReviewComment[];
  /** The texts of reviews, which are comments of their own; empty where one of `comments` is our summary. */
  readonly reviews: readonly PostedComment[];
  /** Ours on this head, newest first. */
  readonly checkRuns: readonly PostedCheckRun[];
}

/** For commits that have no pull request yet. */
export const nothingPosted: Posted = { comments: [], reviewComments: [], reviews: [], checkRuns: [] };

/** Names a text of a person that has commands; our answer to it is marked with the name. */
export function requestName(textKind: CommandTextKind | undefined, id: number): string {
  const words = { conversation: "comment", thread: "thread-comment", review: "review" } as const;
  return `${words[textKind ?? "conversation"]}-${id}`;
}
