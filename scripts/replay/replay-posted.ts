/** What people see of us on a pull request at one moment, and what was written since the moment before. */

import { type FindingMarker, findingMarkerOf, stickyMarkerOf } from "../../src/publish/marker/marker.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { appLogin, type CheckRun, type LoggedRequest } from "../../src/simulator/state/state.ts";

/** A comment of ours on a line or a file. */
export interface Spoken {
  readonly id: number;
  readonly on: "line" | "file";
  readonly body: string;
  /** Folded away. */
  readonly isMinimised: boolean;
  /** Undefined: it does not say what it is about, so nobody could ever take it back. */
  readonly about: FindingMarker | undefined;
}

export interface PostedState {
  readonly spoken: readonly Spoken[];
  /** Bodies of our comments in the conversation, and of our reviews as far as they are the summary. */
  readonly conversation: readonly string[];
  /** On the head. */
  readonly runs: readonly CheckRun[];
}

export function readPostedState(simulator: Simulator, number: number): PostedState {
  const ours = appLogin(simulator.world);
  return {
    spoken: simulator
      .reviewComments(number)
      .filter(({ user }) => user === ours)
      .map(({ id, subjectType, body, minimized }) => ({
        id,
        on: subjectType,
        body,
        isMinimised: minimized !== undefined,
        about: findingMarkerOf({ id, nodeId: "", body, isOurs: true }),
      })),
    conversation: [
      ...simulator.issueComments(number),
      ...simulator.reviews(number).filter(({ id, body }) => isSummary(id, body)),
    ]
      .filter(({ user }) => user === ours)
      .map(({ body }) => body),
    runs: simulator.checkRuns(simulator.pullRequest(number).headSha),
  };
}

function isSummary(id: number, body: string): boolean {
  return stickyMarkerOf({ id, nodeId: "", body, isOurs: true }) !== undefined;
}

/** Live: it does not say that its finding is fixed. */
export function isLive({ about }: Spoken): boolean {
  return about?.isFixed !== true;
}

/**
 * The notifications of the watchers of a pull request, by mail and in their inbox. GitHub's description of its REST API
 * (github/rest-api-description, as @octokit/openapi-types has it) says of exactly these three operations, among those we
 * use, "This endpoint triggers notifications". A review with its comments is one. Edits, by REST or GraphQL, minimising,
 * reactions, labels and check runs notify nobody.
 */
const notifying: ReadonlySet<string> = new Set([
  "issues/create-comment",
  "pulls/create-review",
  "pulls/create-review-comment",
]);

export interface Calls {
  /** Minting of tokens left out. */
  readonly requests: number;
  /** Requests that wrote something. */
  readonly writes: number;
  readonly notifications: number;
}

/** Of the simulator's log since it was forgotten. */
export function callsOf(simulator: Simulator): Calls {
  const done = simulator.requests.filter(({ status }) => status < 300);
  const count = (test: (request: LoggedRequest) => boolean): number => done.filter(test).length;
  return {
    requests: simulator.requests.filter(
      ({ operation }) => operation !== "apps/create-installation-access-token",
    ).length,
    writes: simulator.writes().length,
    notifications: count(({ operation }) => notifying.has(operation ?? "")),
  };
}
