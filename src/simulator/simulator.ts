/** A simulated GitHub over HTTP on 127.0.0.1: one repository, one App, any number of pull requests. */
import type { Server } from "node:http";
import type { Files } from "./git/commit-files.ts";
import { branchTip } from "./git/revisions.ts";
import { listen, stop } from "./rest/http-server.ts";
import { newToken } from "./rest/routes-app.ts";
import { addComment } from "./rest/routes-conversation.ts";
import { addReply } from "./rest/routes-reviews.ts";
import { commitSuggestion } from "./state/commit-suggestion.ts";
import { deliver, isSent } from "./state/deliveries.ts";
import { type FaultOptions, newFault } from "./state/faults.ts";
import { type NewPullRequest, openPullRequest } from "./state/open-pull-request.ts";
import { type Payloads, payloadsOf } from "./state/payloads.ts";
import { editText, submitReview } from "./state/review-texts.ts";
import { moveComments } from "./state/review-threads.ts";
import {
  type CheckRun,
  type Delivery,
  type Fork,
  type IssueComment,
  knownUser,
  type LoggedRequest,
  type Permissions,
  type PullRequest,
  type Review,
  type ReviewComment,
  type Violation,
  type World,
} from "./state/state.ts";
import type { Switches } from "./state/switches.ts";
import { newWorld, type SimulatorOptions } from "./state/world.ts";

/** Starts the server; `close` it at the end. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = await newWorld(options);
  return new Simulator(world, await listen(world, options.port ?? 0));
}

/** What tests and the demo do as people, as git and as GitHub. A class because it has a lifetime. */
export class Simulator {
  /** All state, as plain data. */
  readonly world: World;
  readonly payloads: Payloads;
  readonly #server: Server;
  #sending: Promise<void> = Promise.resolve();

  constructor(world: World, server: Server) {
    this.world = world;
    this.#server = server;
    this.payloads = payloadsOf(world);
    world.moveBranch = (name, sha, fork) => this.#moveBranch(name, sha, fork);
  }

  /** Root of the API, without a slash at the end. `<url>/api/v3` works, too. */
  get url(): string {
    return this.world.apiUrl;
  }

  get switches(): Switches {
    return this.world.switches;
  }

  get requests(): readonly LoggedRequest[] {
    return this.world.requests;
  }

  /** Empty, or the App or the simulator did something GitHub would not. */
  get violations(): readonly Violation[] {
    return this.world.violations;
  }

  get deliveries(): readonly Delivery[] {
    return this.world.deliveries;
  }

  async close(): Promise<void> {
    await stop(this.#server);
    await this.world.git.close();
  }

  /**
   * Writes a commit from memory: path → content, null deletes. Equal calls give equal shas.
   * @param options.ref a branch that is moved to it (`main`)
   */
  async commitFiles(
    parent: string | readonly string[] | undefined,
    files: Files,
    message: string,
    options: { readonly ref?: string } = {},
  ): Promise<string> {
    const sha = await this.world.git.commitFiles(parent, files, message);
    if (options.ref !== undefined) await this.#moveBranch(options.ref, sha);
    return sha;
  }

  openPullRequest(pull: NewPullRequest): Promise<PullRequest> {
    return openPullRequest(this.world, pull);
  }

  /** A push to the head branch; review comments move along or become outdated. Returns the old head. */
  async push(number: number, headSha: string): Promise<string> {
    const pull = this.pullRequest(number);
    const before = pull.headSha;
    pull.headSha = headSha;
    pull.heads.push(headSha);
    if (pull.followsBase) pull.baseSha = (await branchTip(this.world, pull.baseRef)) ?? pull.baseSha;
    if (pull.fork === undefined) this.world.branches.set(pull.headRef, headSha);
    pull.updatedAt = this.world.now();
    await moveComments(this.world, pull, headSha);
    const extra = { before, after: headSha };
    this.world.happened({ event: "pull_request", action: "synchronize", number, extra });
    return before;
  }

  /** Another base branch. Returns what it was, as `edited` needs it. */
  async retarget(number: number, baseRef: string, baseSha?: string): Promise<{ ref: string; sha: string }> {
    const pull = this.pullRequest(number);
    const from = { ref: pull.baseRef, sha: pull.baseSha };
    const sha = baseSha ?? (await branchTip(this.world, baseRef));
    if (sha === undefined) throw new Error(`There is no branch ${baseRef}.`);
    pull.baseRef = baseRef;
    pull.baseSha = sha;
    const extra = { changes: { base: { ref: { from: from.ref }, sha: { from: from.sha } } } };
    this.world.happened({ event: "pull_request", action: "edited", number, extra });
    return from;
  }

  /** A person edits the title or the description. */
  editPullRequest(number: number, change: { readonly title?: string; readonly body?: string }): void {
    const pull = this.pullRequest(number);
    const from = {
      ...(change.title === undefined ? {} : { title: { from: pull.title } }),
      ...(change.body === undefined ? {} : { body: { from: pull.body } }),
    };
    Object.assign(pull, change, { updatedAt: this.world.now() });
    this.world.happened({ event: "pull_request", action: "edited", number, extra: { changes: from } });
  }

  closePullRequest(number: number, options: { readonly merged?: boolean } = {}): void {
    const pull = this.pullRequest(number);
    pull.state = "closed";
    pull.isMerged = options.merged ?? false;
    pull.closedAt = this.world.now();
    this.world.happened({ event: "pull_request", action: "closed", number });
  }

  pullRequest(number: number): PullRequest {
    const pull = this.world.pullRequests.get(number);
    if (pull === undefined) throw new Error(`There is no pull request ${number}.`);
    return pull;
  }

  /** A person comments. On the web line ends become CRLF (Mergifyio/mergify#3822). */
  comment(number: number, user: string, body: string, via: "web" | "api" = "web"): IssueComment {
    knownUser(this.world, user, user.endsWith("[bot]") ? "Bot" : "User");
    return addComment(this.world, number, user, via === "web" ? body.replace(/\r?\n/g, "\r\n") : body);
  }

  /** A person deletes a comment of the conversation. */
  deleteComment(id: number): void {
    const { issueComments } = this.world;
    const at = issueComments.findIndex((comment) => comment.id === id);
    if (at < 0) throw new Error(`There is no comment ${id}.`);
    this.world.happened({ event: "issue_comment", action: "deleted", id });
    issueComments.splice(at, 1);
  }

  /** What the installation grants from now on. */
  grant(permissions: Permissions): void {
    this.world.permissions = { ...this.world.permissions, ...permissions };
    for (const [value, token] of this.world.tokens) {
      this.world.tokens.set(value, { ...token, permissions: this.world.permissions });
    }
  }

  /** A person answers a review comment. */
  reply(commentId: number, user: string, body: string): ReviewComment {
    knownUser(this.world, user);
    return addReply(this.world, this.#reviewComment(commentId), user, body);
  }

  /** A person submits a review with this text. */
  submitReview(number: number, user: string, body: string): Review {
    return submitReview(this.world, this.pullRequest(number), user, body);
  }

  /** The author of a comment or of a review's text edits it. */
  editText(id: number, body: string): void {
    editText(this.world, id, body);
  }

  /** The author presses "Commit suggestion": the new head. @throws where GitHub shows no button */
  async commitSuggestion(commentId: number): Promise<string> {
    const comment = this.#reviewComment(commentId);
    const sha = await commitSuggestion(this.world, comment);
    await this.push(comment.number, sha);
    return sha;
  }

  /** @param role admin, maintain, write, triage, read, none, or a custom role (which counts as write) */
  setPermission(user: string, role: string): void {
    knownUser(this.world, user);
    this.world.roles.set(user.toLowerCase(), role);
  }

  /** The next requests that match are answered wrongly. */
  fail(fault: FaultOptions): void {
    this.world.faults.push(newFault(fault));
  }

  /** A token as the App would mint it, for calls made by hand. */
  installationToken(): string {
    const { world } = this;
    return newToken(world, "installation", `${world.app.slug}[bot]`, world.permissions).value;
  }

  /** Sends a webhook, signed, and keeps it among the deliveries. Never throws for a bad answer. */
  deliver(url: string, event: string, payload: unknown, options: { readonly deliveryId?: string } = {}) {
    return deliver(this.world, url, event, payload, options.deliveryId);
  }

  /**
   * From now on everything that happens is delivered to this URL, our own writes included, one after
   * the other in the order it happened.
   */
  subscribe(url: string): void {
    this.world.happened = (what) => {
      if (!isSent(this.world, what.event)) return;
      const payload = this.payloads.of(what);
      payload.catch(() => undefined); // `settled` throws it
      this.#sending = this.#sending.then(
        async () => void (await deliver(this.world, url, what.event, await payload)),
      );
      this.#sending.catch(() => undefined); // the same
    };
  }

  /** Waits until all deliveries to the subscriber were answered; throws when one could not be made. */
  settled(): Promise<void> {
    return this.#sending;
  }

  checkRuns(headSha?: string): CheckRun[] {
    return this.world.checkRuns.filter((run) => (headSha ?? run.headSha) === run.headSha);
  }

  reviews(number: number): Review[] {
    return this.world.reviews.filter((review) => review.number === number);
  }

  reviewComments(number: number): ReviewComment[] {
    return this.world.reviewComments.filter((comment) => comment.number === number);
  }

  issueComments(number: number): IssueComment[] {
    return this.world.issueComments.filter((comment) => comment.number === number);
  }

  get reactions() {
    return this.world.reactions;
  }

  /** Requests that change something: no GET, no token minting, no GraphQL query. */
  writes(): LoggedRequest[] {
    return this.world.requests.filter(
      (request) =>
        request.method !== "GET" &&
        request.operation !== "apps/create-installation-access-token" &&
        !(request.operation === "graphql" && !isMutation(request.body)),
    );
  }

  /** Forgets the log of requests, so that a test can count from here. */
  forgetRequests(): void {
    this.world.requests.length = 0;
  }

  #reviewComment(id: number): ReviewComment {
    const found = this.world.reviewComments.find((comment) => comment.id === id);
    if (found === undefined) throw new Error(`There is no review comment ${id}.`);
    return found;
  }

  async #moveBranch(name: string, sha: string, fork?: Fork): Promise<void> {
    if (fork === undefined) this.world.branches.set(name, sha);
    for (const pull of this.world.pullRequests.values()) {
      const isSameRepository = pull.fork?.owner === fork?.owner && pull.fork !== null;
      const isHead = isSameRepository && pull.headRef === name && pull.state === "open";
      if (isHead && pull.headSha !== sha) await this.push(pull.number, sha);
    }
  }
}

function isMutation(body: unknown): boolean {
  if (typeof body !== "object" || body === null || !("query" in body)) return false;
  return typeof body.query === "string" && /^\s*mutation\b/.test(body.query);
}
