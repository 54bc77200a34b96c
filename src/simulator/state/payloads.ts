/** Webhook payloads, built from the state as GitHub sends them. */
import { filesOf } from "../git/pull-request-files.ts";
import {
  appShape,
  associationOf,
  installationShape,
  noReactions,
  repositoryHtml,
  repositoryShape,
  repositoryUrl,
  userShape,
} from "../rest/shapes.ts";
import { checkRunShape, issueCommentShape } from "../rest/shapes-conversation.ts";
import { fullPullRequestShape, labelShape, minimalPullRequests } from "../rest/shapes-pull-request.ts";
import { reviewPayload } from "./review-texts.ts";
import {
  appLogin,
  type CheckRun,
  type Happening,
  type IssueComment,
  type PullRequest,
  type World,
} from "./state.ts";

type Payload = Readonly<Record<string, unknown>>;

export interface Payloads {
  /** The payload of something that has just happened. */
  of(what: Happening): Promise<Payload>;
  /** `extra`: `before` and `after` of a synchronize, `changes` of an edit. */
  pullRequest(
    action:
      | "opened"
      | "synchronize"
      | "reopened"
      | "ready_for_review"
      | "converted_to_draft"
      | "edited"
      | "closed"
      | "labeled",
    number: number,
    extra?: Payload,
    sender?: string,
  ): Promise<Payload>;
  /** After `push`: with the old head as `before`. */
  synchronize(number: number, before: string): Promise<Payload>;
  /** After `retarget`: with what it gave back. */
  retargeted(number: number, from: { readonly ref: string; readonly sha: string }): Promise<Payload>;
  checkRun(action: "created" | "completed" | "rerequested", id: number, sender?: string): Payload;
  /** A button below the check was pressed. */
  requestedAction(id: number, identifier: string, sender: string): Payload;
  /** "Re-run all". Sets the suite to `queued`; the runs stay as they are. */
  checkSuite(action: "requested" | "rerequested", headSha: string, sender?: string): Promise<Payload>;
  issueComment(action: "created" | "edited" | "deleted", id: number): Payload;
  push(branch: string, before: string, after: string, sender?: string): Payload;
  installation(action: "created" | "deleted" | "suspend" | "unsuspend" | "new_permissions_accepted"): Payload;
  mergeGroup(headSha: string, baseRef: string, baseSha: string): Promise<Payload>;
}

export function payloadsOf(world: World): Payloads {
  const pullRequest: Payloads["pullRequest"] = async (action, number, extra = {}, sender) => {
    // As it was at this moment: more may happen before the payload is sent.
    const pull = { ...pullOf(world, number) };
    const files = await filesOf(world, pull);
    const commits = (await world.git.commitsBetween(pull.baseSha, pull.headSha)).length;
    const shape = fullPullRequestShape(world, pull, { files, commits });
    return { action, number, pull_request: shape, ...extra, ...context(world, sender ?? pull.author) };
  };
  return {
    of: async (what) => {
      switch (what.event) {
        case "pull_request":
          return pullRequest(what.action, what.number, what.extra);
        case "issue_comment":
          return { ...issueComment(world, what.action, what.id), ...what.extra };
        case "pull_request_review":
        case "pull_request_review_comment": {
          const { by, own } = reviewPayload(world, what);
          return { ...own, ...context(world, by) };
        }
        case "check_run":
          return { action: what.action, ...runPart(world, what.id), ...context(world, appLogin(world)) };
        default:
          return what satisfies never;
      }
    },
    pullRequest,
    synchronize: (number, before) =>
      pullRequest("synchronize", number, { before, after: pullOf(world, number).headSha }),
    retargeted: (number, from) =>
      pullRequest("edited", number, {
        changes: { base: { ref: { from: from.ref }, sha: { from: from.sha } } },
      }),
    checkRun: (action, id, sender) => ({ action, ...runPart(world, id), ...context(world, sender) }),
    requestedAction: (id, identifier, sender) => ({
      action: "requested_action",
      ...runPart(world, id),
      requested_action: { identifier },
      ...context(world, sender),
    }),
    checkSuite: async (action, headSha, sender) => {
      const suite = world.suites.get(headSha);
      if (suite !== undefined) suite.status = "queued";
      const check_suite = { ...suiteShape(world, headSha), head_commit: await headCommit(world, headSha) };
      return { action, check_suite, ...context(world, sender) };
    },
    issueComment: (action, id) => issueComment(world, action, id),
    push: (branch, before, after, sender) => push(world, branch, before, after, sender),
    installation: (action) => installation(world, action),
    mergeGroup: (headSha, baseRef, baseSha) => mergeGroup(world, headSha, baseRef, baseSha),
  };
}

function context(world: World, sender = world.owner): Payload {
  const id = world.app.installationId;
  return {
    repository: repositoryShape(world),
    organization: organizationShape(world),
    sender: userShape(world, sender),
    installation: { id, node_id: `MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9u${id}` },
  };
}

function organizationShape(world: World) {
  const { login, id, avatar_url } = userShape(world, world.owner);
  const url = `${world.apiUrl}/orgs/${login}`;
  return {
    login,
    id,
    node_id: `O_${id}`,
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url,
    description: null,
  };
}

function pullOf(world: World, number: number): PullRequest {
  const pull = world.pullRequests.get(number);
  if (pull === undefined) throw new Error(`There is no pull request ${number}.`);
  return pull;
}

function runPart(world: World, id: number): Payload {
  const run = world.checkRuns.find((each) => each.id === id);
  if (run === undefined) throw new Error(`There is no check run ${id}.`);
  const shape = checkRunShape(world, run);
  return { check_run: { ...shape, check_suite: suiteShape(world, run.headSha) } };
}

function suiteShape(world: World, headSha: string) {
  const suite = world.suites.get(headSha);
  const pulls = minimalPullRequests(world, headSha);
  const runs = world.checkRuns.filter((run: CheckRun) => run.headSha === headSha);
  const url = `${repositoryUrl(world)}/check-suites/${suite?.id ?? 0}`;
  return {
    id: suite?.id ?? 0,
    node_id: `CS_${suite?.id ?? 0}`,
    // Null for the head of a fork (mergewatch/mergewatch.ai#558).
    head_branch: pulls[0]?.head.ref ?? null,
    head_sha: headSha,
    status: suite?.status ?? "queued",
    conclusion: null,
    url,
    before: null,
    after: headSha,
    pull_requests: pulls,
    app: appShape(world),
    created_at: world.now(),
    updated_at: world.now(),
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
  };
}

function issueComment(world: World, action: string, id: number): Payload {
  const comment = world.issueComments.find((each: IssueComment) => each.id === id);
  if (comment === undefined) throw new Error(`There is no comment ${id}.`);
  return {
    action,
    issue: issueShape(world, pullOf(world, comment.number)),
    comment: issueCommentShape(world, comment),
    // Our own writes come back with a sender of type "Bot".
    ...context(world, comment.user),
  };
}

function issueShape(world: World, pull: PullRequest) {
  const url = `${repositoryUrl(world)}/issues/${pull.number}`;
  const html = `${repositoryHtml(world)}/pull/${pull.number}`;
  return {
    url,
    repository_url: repositoryUrl(world),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: html,
    id: pull.id,
    node_id: `PR_${pull.id}`,
    number: pull.number,
    title: pull.title,
    user: userShape(world, pull.author),
    labels: [...pull.labels].map((name) => labelShape(world, name)),
    state: pull.state,
    locked: pull.isLocked,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: world.issueComments.filter((comment) => comment.number === pull.number).length,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    author_association: associationOf(world, pull.author),
    active_lock_reason: null,
    draft: pull.isDraft,
    pull_request: {
      url: `${repositoryUrl(world)}/pulls/${pull.number}`,
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      merged_at: pull.isMerged ? pull.closedAt : null,
    },
    body: pull.body,
    reactions: noReactions(url),
  };
}

function push(world: World, branch: string, before: string, after: string, sender?: string): Payload {
  return {
    ref: `refs/heads/${branch}`,
    before,
    after,
    created: false,
    deleted: false,
    forced: false,
    base_ref: null,
    compare: `${repositoryHtml(world)}/compare/${before}...${after}`,
    commits: [],
    head_commit: null,
    pusher: { name: sender ?? world.owner, email: null },
    ...context(world, sender),
  };
}

function installation(world: World, action: string): Payload {
  const { repository: _none, installation: _small, organization: _too, ...rest } = context(world);
  const repository = {
    id: world.repositoryId,
    node_id: `R_${world.repositoryId}`,
    name: world.name,
    full_name: `${world.owner}/${world.name}`,
    private: false,
  };
  const isSuspension = action === "suspend" || action === "unsuspend";
  const suspended =
    action === "suspend" ? { suspended_at: world.now(), suspended_by: userShape(world, world.owner) } : {};
  return {
    action,
    installation: { ...installationShape(world), ...suspended },
    ...(isSuspension ? {} : { repositories: [repository] }),
    requester: null,
    ...rest,
  };
}

async function mergeGroup(world: World, headSha: string, baseRef: string, baseSha: string): Promise<Payload> {
  return {
    action: "checks_requested",
    merge_group: {
      head_sha: headSha,
      head_ref: `refs/heads/gh-readonly-queue/${baseRef}/pr-1-${baseSha}`,
      base_sha: baseSha,
      base_ref: `refs/heads/${baseRef}`,
      head_commit: await headCommit(world, headSha),
    },
    ...context(world, appLogin(world)),
  };
}

async function headCommit(world: World, sha: string) {
  const commit = await world.git.commit(sha);
  if (commit === undefined) throw new Error(`There is no commit ${sha}.`);
  const { author, committer, message, tree } = commit;
  return {
    id: sha,
    tree_id: tree,
    message,
    timestamp: committer.date,
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  };
}
