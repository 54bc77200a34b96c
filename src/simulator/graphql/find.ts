/** State by GraphQL's ids, and what the caller may do with it. */
import { isGranted } from "../rest/access.ts";
import type { Caller } from "../rest/answers.ts";
import type { IssueComment, Review, ReviewComment, World } from "../state/state.ts";

/** The App itself has no GraphQL: it calls as an installation. */
export type Person = Exclude<Caller, { kind: "app" }>;

export interface Thread {
  readonly id: string;
  readonly comments: readonly [ReviewComment, ...ReviewComment[]];
}

/** Threads of one pull request, or of all: a comment and its replies. */
export function threadsOf(world: World, number?: number): Thread[] {
  const firsts = world.reviewComments.filter(
    (comment) => comment.inReplyTo === undefined && (number ?? comment.number) === comment.number,
  );
  return firsts.map((first) => ({
    id: `PRRT_${first.id}`,
    comments: [first, ...world.reviewComments.filter((comment) => comment.inReplyTo === first.id)],
  }));
}

export function commentWithId(world: World, id: string): IssueComment | ReviewComment | undefined {
  return (
    world.issueComments.find((comment) => `IC_${comment.id}` === id) ??
    world.reviewComments.find((comment) => `PRRC_${comment.id}` === id)
  );
}

export function reviewWithId(world: World, id: string): Review | undefined {
  return world.reviews.find((review) => `PRR_${review.id}` === id);
}

/** People are; an installation needs the permission. */
export function isAllowed(caller: Person, permission: "contents" | "pull_requests"): boolean {
  return caller.kind === "person" || isGranted(caller.permissions, [{ [permission]: "write" }]);
}
