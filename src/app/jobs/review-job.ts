import type { MergeGroup, RequestedReview } from "../../pull-request/requested-review.ts";

/** A review in the queue. Plain data: it is stored as JSON, under these names. */
export interface ReviewJob extends RequestedReview {
  readonly installationId: number;
  readonly repositoryId: number;
  /** A commit of a merge queue, reviewed in place of a pull request's head. */
  readonly mergeGroup?: MergeGroup;
  /** Event and action, such as `pull_request.synchronize`. */
  readonly reason: string;
  readonly deliveryId: string;
}
