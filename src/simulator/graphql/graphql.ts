/** The few GraphQL fields REST does not have: review threads, minimising, resolving. */
import { isGranted } from "../rest/access.ts";
import { type Answer, type Caller, failure } from "../rest/answers.ts";
import { asObject, objectOf, textOf } from "../rest/json-fields.ts";
import { appLogin, type IssueComment, type Review, type ReviewComment, type World } from "../state/state.ts";
import { parseOperation, type Selection } from "./graphql-document.ts";
import {
  commentNode,
  connection,
  type Node,
  pullRequestNode,
  reviewNode,
  threadNode,
  threadsOf,
} from "./graphql-nodes.ts";

interface GraphqlError {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly string[];
}

class Refused extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** @param note told about fields the simulator does not have */
export async function answerGraphql(
  world: World,
  caller: Caller | undefined,
  body: unknown,
  note: (problem: string) => void,
): Promise<Answer> {
  if (caller === undefined || caller.kind === "app") return failure(401, "Bad credentials");
  const errors: GraphqlError[] = [];
  try {
    const selections = parseOperation(textOf(body, "query") ?? "", objectOf(body, "variables") ?? {});
    const data = await select(root(world, caller), selections, [], errors, note);
    return { status: 200, body: errors.length === 0 ? { data } : { data, errors } };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    note(`GraphQL: ${error.message}`);
    return { status: 200, body: { errors: [{ message: `Parse error: ${error.message}` }] } };
  }
}

async function select(
  value: unknown,
  selections: readonly Selection[],
  path: readonly string[],
  errors: GraphqlError[],
  note: (problem: string) => void,
): Promise<unknown> {
  if (Array.isArray(value))
    return Promise.all(value.map((each) => select(each, selections, path, errors, note)));
  if (typeof value !== "object" || value === null || selections.length === 0) return value ?? null;
  const node = asObject(value);
  const type = node["__typename"];
  const chosen: Record<string, unknown> = {};
  for (const selection of selections) {
    if (selection.on !== undefined && type !== undefined && type !== selection.on) continue;
    const here = [...path, selection.key];
    const found = await fieldOf(node, selection, here, errors, note);
    if (found === undefined) continue;
    chosen[selection.key] = await select(found, selection.selections, here, errors, note);
  }
  return chosen;
}

/** Null when it was refused, undefined when there is no such field. */
async function fieldOf(
  node: Node,
  selection: Selection,
  path: readonly string[],
  errors: GraphqlError[],
  note: (problem: string) => void,
): Promise<unknown> {
  if (!Object.hasOwn(node, selection.name)) {
    const message = `Field '${selection.name}' doesn't exist on type '${String(node["__typename"] ?? "Query")}'`;
    note(`GraphQL: ${message}`);
    errors.push({ type: "undefinedField", message, path });
    return undefined;
  }
  const field = node[selection.name];
  try {
    return typeof field === "function" ? ((await field(selection.arguments)) ?? null) : (field ?? null);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    errors.push({ type: error.type, path, message: error.message });
    return null;
  }
}

type Arguments = ReadonlyMap<string, unknown>;
type Person = Exclude<Caller, { kind: "app" }>;

function root(world: World, caller: Person): Node {
  return {
    viewer: { __typename: "User", login: caller.login, id: `U_${caller.login}` },
    rateLimit: { __typename: "RateLimit", cost: 1, limit: 5000, remaining: 4999, resetAt: world.now() },
    node: (given: Arguments) => nodeOf(world, caller, String(given.get("id"))),
    nodes: (given: Arguments) => [given.get("ids")].flat().map((id) => nodeOf(world, caller, String(id))),
    repository: (given: Arguments) => {
      const isOurs = given.get("owner") === world.owner && given.get("name") === world.name;
      return isOurs
        ? repositoryNode(world, caller)
        : refuse("NOT_FOUND", "Could not resolve to a Repository.");
    },
    updatePullRequestReview: (given: Arguments) => updateReview(world, caller, given),
    updatePullRequestReviewComment: (given: Arguments) =>
      updateComment(world, caller, given, "pullRequestReviewCommentId"),
    updateIssueComment: (given: Arguments) => updateComment(world, caller, given, "id"),
    minimizeComment: (given: Arguments) => minimize(world, caller, given, true),
    unminimizeComment: (given: Arguments) => minimize(world, caller, given, false),
    resolveReviewThread: (given: Arguments) => resolve(world, caller, given, true),
    unresolveReviewThread: (given: Arguments) => resolve(world, caller, given, false),
  };
}

function refuse(type: string, message: string): never {
  throw new Refused(type, message);
}

function repositoryNode(world: World, caller: Person): Node {
  return {
    __typename: "Repository",
    id: `R_${world.repositoryId}`,
    name: world.name,
    nameWithOwner: `${world.owner}/${world.name}`,
    isArchived: world.switches.isArchived,
    pullRequest: (given: Arguments) => {
      const pull = world.pullRequests.get(Number(given.get("number")));
      if (pull === undefined)
        refuse("NOT_FOUND", `Could not resolve to a PullRequest with the number of ${given.get("number")}.`);
      return pullRequestNode(world, pull, may(caller, "contents"));
    },
    pullRequests: (given: Arguments) => {
      const open = [...world.pullRequests.values()].filter((pull) => pull.state === "open");
      return connection(
        open.map((pull) => pullRequestNode(world, pull, may(caller, "contents"))),
        given,
      );
    },
  };
}

function nodeOf(world: World, caller: Person, id: string): Node | null {
  const thread = threadsOf(world).find((each) => each.id === id);
  if (thread !== undefined) return threadNode(world, thread, may(caller, "contents"));
  const comment = commentWithId(world, id);
  if (comment !== undefined) return commentNode(world, comment);
  const review = reviewWithId(world, id);
  if (review !== undefined) return reviewNode(world, review);
  const pull = [...world.pullRequests.values()].find((each) => `PR_${each.id}` === id);
  return pull === undefined
    ? refuse("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`)
    : pullRequestNode(world, pull, may(caller, "contents"));
}

function commentWithId(world: World, id: string) {
  return (
    world.issueComments.find((comment) => `IC_${comment.id}` === id) ??
    world.reviewComments.find((comment) => `PRRC_${comment.id}` === id)
  );
}

function reviewWithId(world: World, id: string) {
  return world.reviews.find((review) => `PRR_${review.id}` === id);
}

/** People may; the App needs the permission. */
function may(caller: Person, permission: "contents" | "pull_requests"): boolean {
  return caller.kind === "person" || isGranted(caller.permissions, [{ [permission]: "write" }]);
}

const maxBodyLength = 65_536;
const inaccessible = "Resource not accessible by integration";

/** As editing by REST: our own comments, with the permission for the pull request's. */
function updateComment(world: World, caller: Person, given: Arguments, idField: string): Node {
  const comment = commentWithId(world, textOf(given.get("input"), idField) ?? "");
  write(world, caller, given, comment);
  const isReview = "path" in comment;
  if (!isReview) world.happened({ event: "issue_comment", action: "edited", id: comment.id });
  return {
    __typename: isReview ? "UpdatePullRequestReviewCommentPayload" : "UpdateIssueCommentPayload",
    clientMutationId: null,
    [isReview ? "pullRequestReviewComment" : "issueComment"]: commentNode(world, comment),
  };
}

/** The text of a review that was submitted, too (docs.github.com/rest/pulls/reviews#update-a-review-for-a-pull-request). */
function updateReview(world: World, caller: Person, given: Arguments): Node {
  const review = reviewWithId(world, textOf(given.get("input"), "pullRequestReviewId") ?? "");
  write(world, caller, given, review);
  return {
    __typename: "UpdatePullRequestReviewPayload",
    clientMutationId: null,
    pullRequestReview: reviewNode(world, review),
  };
}

type Written = IssueComment | ReviewComment | Review;

function write(
  world: World,
  caller: Person,
  given: Arguments,
  written: Written | undefined,
): asserts written is Written {
  if (!may(caller, "pull_requests")) refuse("FORBIDDEN", inaccessible);
  if (written === undefined) refuse("NOT_FOUND", "Could not resolve to a node with the global id.");
  if (written.user !== caller.login) refuse("FORBIDDEN", inaccessible);
  const body = textOf(given.get("input"), "body") ?? "";
  if (body.length > maxBodyLength) refuse("UNPROCESSABLE", "Body is too long (maximum is 65536 characters)");
  written.body = body;
  written.updatedAt = world.now();
}

/** On a pull request its write permission suffices (shakacode/react_on_rails#2412). */
function minimize(world: World, caller: Person, given: Arguments, isMinimized: boolean): Node {
  const input = given.get("input");
  const comment = commentWithId(world, textOf(input, "subjectId") ?? "");
  if (!may(caller, "pull_requests")) refuse("FORBIDDEN", inaccessible);
  if (comment === undefined) refuse("NOT_FOUND", "Could not resolve to a node with the global id.");
  // The reason comes back in lower case (natsuk4ze/gal#299).
  comment.minimized = isMinimized ? (textOf(input, "classifier") ?? "outdated").toLowerCase() : undefined;
  const field = isMinimized ? "minimizedComment" : "unminimizedComment";
  return {
    __typename: "MinimizeCommentPayload",
    clientMutationId: null,
    [field]: commentNode(world, comment),
  };
}

/** Needs contents: write in most reports (github/gh-aw#35726). */
function resolve(world: World, caller: Person, given: Arguments, isResolved: boolean): Node {
  const thread = threadsOf(world).find((each) => each.id === textOf(given.get("input"), "threadId"));
  if (!may(caller, "contents")) refuse("FORBIDDEN", inaccessible);
  const first = thread?.comments[0];
  if (thread === undefined || first === undefined)
    refuse("NOT_FOUND", "Could not resolve to a node with the global id.");
  first.isResolved = isResolved;
  const by = isResolved ? (caller.login === appLogin(world) ? world.app.slug : caller.login) : null;
  const node = threadNode(world, thread, true);
  return {
    __typename: "ResolveReviewThreadPayload",
    clientMutationId: null,
    thread: { ...node, resolvedBy: by === null ? null : { __typename: "User", login: by } },
  };
}
