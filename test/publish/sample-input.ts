/** A publication to plan: the sample review on an open pull request where nothing of ours stands yet. */
import type { PublicationInput } from "../../src/publish/plan-publication.ts";
import type { ConversationComment, PostedReviewComment } from "../../src/publish/posted.ts";
import type { PullRequestFacts } from "../../src/publish/pull-request-facts.ts";
import { head, sampleReview } from "../report/sample-review.ts";

const folder = "independent-publisher-connectors/Contoso Invoices";

export const facts: PullRequestFacts = {
  head,
  author: "octocat",
  isDraft: false,
  isReturningAuthor: false,
  canComment: true,
  filesUrl: `https://github.example/contoso/connectors/blob/${head}`,
};

/** One error and its ready fix are on the diff; the warning's lines are not. */
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
    posted: { comments: [], reviewComments: [], checkRuns: [] },
    pullRequest: facts,
    runId: "7Q2K",
    externalId: "base..head",
    tookMs: 1400,
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
  const place = { path: "a.json", inReplyTo: null, isResolved: false, madeOn: head };
  return { id: 7, nodeId: "PRRC_7", body: "", isOurs: true, ...place, ...overrides };
}
