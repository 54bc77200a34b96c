/** The state of the simulated GitHub: plain data, so that a page or a test can show it. */
import type { KeyObject } from "node:crypto";
import type { GitRepository } from "../git/git-repository.ts";
import type { Fault } from "./faults.ts";
import type { Switches } from "./switches.ts";

export type Level = "none" | "read" | "write" | "admin";
/** As an App's manifest writes them: `{ pull_requests: "write" }`. */
export type Permissions = Readonly<Record<string, Level>>;

export interface User {
  readonly id: number;
  readonly login: string;
  readonly type: "User" | "Bot" | "Organization";
}

export interface Fork {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
}

export interface PullRequest {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  title: string;
  body: string | null;
  baseRef: string;
  baseSha: string;
  headRef: string;
  headSha: string;
  /** Undefined: the head branch lies in the repository itself; null: the fork was deleted. */
  fork: Fork | null | undefined;
  readonly maintainerCanModify: boolean;
  /** The base was given as a branch: a push takes its tip of then, as GitHub does. */
  readonly followsBase: boolean;
  isDraft: boolean;
  state: "open" | "closed";
  isMerged: boolean;
  isLocked: boolean;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  readonly labels: Set<string>;
  /** Every head it ever had; review comments may still refer to them. */
  readonly heads: string[];
}

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn: number | undefined;
  readonly endColumn: number | undefined;
  readonly level: string;
  readonly message: string;
  readonly title: string | undefined;
  readonly rawDetails: string | undefined;
}

export interface CheckRun {
  readonly id: number;
  readonly suiteId: number;
  readonly headSha: string;
  name: string;
  externalId: string | undefined;
  detailsUrl: string | undefined;
  status: string;
  conclusion: string | undefined;
  startedAt: string | undefined;
  completedAt: string | undefined;
  title: string | undefined;
  summary: string | undefined;
  text: string | undefined;
  readonly annotations: Annotation[];
  actions: readonly { readonly label: string; readonly description: string; readonly identifier: string }[];
}

export interface Review {
  readonly id: number;
  readonly number: number;
  readonly user: string;
  body: string;
  state: "PENDING" | "COMMENTED" | "APPROVED" | "CHANGES_REQUESTED" | "DISMISSED";
  commitId: string;
  readonly submittedAt: string;
  updatedAt: string;
}

export interface ReviewComment {
  readonly id: number;
  readonly number: number;
  readonly reviewId: number | undefined;
  readonly user: string;
  readonly path: string;
  readonly subjectType: "line" | "file";
  readonly side: "LEFT" | "RIGHT";
  body: string;
  /** Null when the line is gone from the present head. */
  line: number | null;
  startLine: number | null;
  readonly originalLine: number | null;
  readonly originalStartLine: number | null;
  commitId: string;
  readonly originalCommitId: string;
  readonly diffHunk: string;
  readonly inReplyTo: number | undefined;
  readonly createdAt: string;
  updatedAt: string;
  minimized: string | undefined;
  /** On the first comment of a thread. */
  isResolved: boolean;
}

export interface IssueComment {
  readonly id: number;
  readonly number: number;
  readonly user: string;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  minimized: string | undefined;
}

export interface Reaction {
  readonly id: number;
  readonly commentId: number;
  readonly user: string;
  readonly content: string;
  readonly createdAt: string;
}

export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | undefined;
  readonly url: string;
  readonly payload: unknown;
  readonly deliveredAt: string;
  readonly isRedelivery: boolean;
  /** Seconds. */
  readonly duration: number;
  /** 0 when nobody answered. */
  readonly statusCode: number;
  readonly responseBody: string;
}

interface Token {
  readonly value: string;
  readonly kind: "installation" | "personal";
  readonly login: string;
  readonly permissions: Permissions;
  readonly expiresAt: string;
  /** Calls it still fails, see `Switches.tokenFailsFirst`. */
  failures: number;
}

/** One request as it came and how it was answered. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the query and without `/api/v3`. */
  readonly path: string;
  readonly query: string;
  /** GitHub's name of the operation; undefined for an unknown route. */
  readonly operation: string | undefined;
  readonly status: number;
  readonly milliseconds: number;
  readonly body: unknown;
}

/** Something that must not happen: a test asserts that there is none. */
export interface Violation {
  readonly kind: "unknown-route" | "request" | "response" | "rule" | "crash";
  readonly request: string;
  readonly problem: string;
}

interface AppIdentity {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly webhookSecret: string;
  readonly installationId: number;
}

/** A person wrote into a thread, or submitted a review. */
export interface ReviewHappening {
  readonly event: "pull_request_review" | "pull_request_review_comment";
  readonly action: "created" | "submitted" | "edited";
  readonly id: number;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** An event that subscribers get a webhook for. */
export type Happening =
  | {
      readonly event: "pull_request";
      readonly action: "opened" | "synchronize" | "edited" | "closed";
      readonly number: number;
      readonly extra?: Readonly<Record<string, unknown>>;
    }
  | {
      readonly event: "issue_comment";
      readonly action: "created" | "edited" | "deleted";
      readonly id: number;
      readonly extra?: Readonly<Record<string, unknown>>;
    }
  | ReviewHappening
  | { readonly event: "check_run"; readonly action: "created" | "completed"; readonly id: number };

export interface World {
  readonly owner: string;
  readonly name: string;
  readonly repositoryId: number;
  readonly defaultBranch: string;
  readonly app: AppIdentity;
  readonly git: GitRepository;
  /** Root of the API, without a slash at the end; known once the server listens. */
  apiUrl: string;
  readonly switches: Switches;
  permissions: Permissions;
  readonly createdAt: string;
  readonly branches: Map<string, string>;
  readonly users: Map<string, User>;
  readonly roles: Map<string, string>;
  readonly pullRequests: Map<number, PullRequest>;
  /** Head sha → suite. */
  readonly suites: Map<string, { readonly id: number; status: string }>;
  readonly checkRuns: CheckRun[];
  readonly reviews: Review[];
  readonly reviewComments: ReviewComment[];
  readonly issueComments: IssueComment[];
  readonly reactions: Reaction[];
  readonly deliveries: Delivery[];
  readonly tokens: Map<string, Token>;
  readonly faults: Fault[];
  readonly requests: LoggedRequest[];
  readonly violations: Violation[];
  nextId(): number;
  now(): string;
  /** Called for every event that GitHub sends webhooks for. */
  happened(what: Happening): void;
  /** Moves a branch and the pull requests it heads. */
  moveBranch(name: string, sha: string, fork?: Fork): Promise<void>;
}

export function appLogin(world: World): string {
  return `${world.app.slug}[bot]`;
}

/** The user with this login; unknown ones are made. */
export function knownUser(world: World, login: string, type: User["type"] = "User"): User {
  const key = login.toLowerCase();
  const known = world.users.get(key);
  if (known !== undefined) return known;
  const made: User = { id: world.nextId(), login, type };
  world.users.set(key, made);
  return made;
}
