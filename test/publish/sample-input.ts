/** A publication to plan: the sample review of an open pull request on which nothing is posted yet. */
import { maxFileComments, maxLineComments } from "../../src/publish/plan/limits.ts";
import type { Action, CommentEdit, Plan } from "../../src/publish/plan/plan.ts";
import type { PublicationInput } from "../../src/publish/plan/plan-publication.ts";
import type { PullRequestFacts } from "../../src/publish/plan/pull-request-facts.ts";
import {
  type ConversationComment,
  nothingPosted,
  type Posted,
  type PostedComment,
  type PostedReviewComment,
} from "../../src/publish/posted.ts";
import { head, sampleReview } from "../report/sample-review.ts";

const folder = "independent-publisher-connectors/Contoso Invoices";

export const facts: PullRequestFacts = {
  head,
  author: "octocat",
  isDraft: false,
  isReturningAuthor: false,
  canComment: true,
  labels: [],
  filesUrl: `https://github.example/contoso/connectors/blob/${head}`,
};

/** One error and its suggestion are on the diff; the lines of the warning aren't. */
export function sampleInput(overrides: Partial<PublicationInput> = {}): PublicationInput {
  return {
    review: sampleReview(),
    files: [
      {
        path: `${folder}/apiDefinition.swagger.json`,
        status: "modified",
        patch: `@@ -200,2 +205,12 @@\n a\n${"+b\n".repeat(10)} c`,
      },
      { path: `${folder}/apiProperties.json`, status: "modified", patch: "@@ -3,2 +3,2 @@\n a\n-b\n+c" },
    ],
    posted: nothingPosted,
    pullRequest: facts,
    runId: "7Q2K",
    externalId: "base..head",
    tookMs: 1400,
    notes: [],
    boundValues: [],
    labelPrefix: null,
    limits: { lines: maxLineComments, files: maxFileComments },
    ...overrides,
  };
}

export function postedComment(overrides: Partial<ConversationComment> = {}): ConversationComment {
  const author = {
    author: "connector-review[bot]",
    isByPerson: false,
    isEdited: false,
    createdAt: "2026-01-01T00:00:00Z",
  };
  return { id: 1, nodeId: "IC_1", body: "", isOurs: true, ...author, ...overrides };
}

export function postedReviewComment(overrides: Partial<PostedReviewComment> = {}): PostedReviewComment {
  const thread = { path: "a.json", isOnFile: false, inReplyTo: null, isResolved: false, madeOn: head };
  return { id: 7, nodeId: "PRRC_7", body: "", isOurs: true, ...thread, ...overrides };
}

export function postedReview(overrides: Partial<PostedComment> = {}): PostedComment {
  return { id: 3, nodeId: "PRR_3", body: "", isOurs: true, ...overrides };
}

/** What is posted once a plan was carried out. */
export function postedAfter({ actions, head: madeOn }: Plan, before: Posted = nothingPosted): Posted {
  return actions.reduce((posted, action) => afterAction(posted, action, madeOn), before);
}

function afterAction(posted: Posted, action: Action, madeOn: string): Posted {
  const { comments, reviews, reviewComments } = posted;
  const next = 100 + comments.length + reviews.length + reviewComments.length;
  switch (action.kind) {
    case "create-review": {
      const own = action.comments.map(({ body, path }, at) =>
        postedReviewComment({ id: next + 1 + at, nodeId: `PRRC_${next + 1 + at}`, body, path, madeOn }),
      );
      const review = postedReview({ id: next, nodeId: `PRR_${next}`, body: action.body });
      return { ...posted, reviews: [...reviews, review], reviewComments: [...reviewComments, ...own] };
    }
    case "create-comment":
      return { ...posted, comments: [...comments, postedComment({ id: next, body: action.body })] };
    case "create-file-comment":
      return {
        ...posted,
        reviewComments: [
          ...reviewComments,
          postedReviewComment({ ...action, id: next, madeOn, isOnFile: true }),
        ],
      };
    case "edit-comment":
      return afterEdit(posted, { ...action, on: "conversation" });
    case "edit-comments":
      return action.edits.reduce(afterEdit, posted);
    default:
      return posted;
  }
}

function afterEdit(posted: Posted, { on, id, body }: Pick<CommentEdit, "on" | "id" | "body">): Posted {
  const edited = <T extends PostedComment>(all: readonly T[]): readonly T[] =>
    all.map((one) => (one.id === id ? { ...one, body } : one));
  switch (on) {
    case "review":
      return { ...posted, reviewComments: edited(posted.reviewComments) };
    case "review-body":
      return { ...posted, reviews: edited(posted.reviews) };
    case "conversation":
      return { ...posted, comments: edited(posted.comments) };
    default:
      return on satisfies never;
  }
}
