/** Pull requests: one, many, their files and commits, and who may do what. */

import { filesOf, mergeBaseOf, servedPatch } from "../git/pull-request-files.ts";
import type { PullRequest, World } from "../state/state.ts";
import {
  type Answer,
  type Exchange,
  failure,
  type Handlers,
  notFound,
  numberParameter,
  ok,
  page,
  parameter,
} from "./answers.ts";
import { userShape } from "./shapes.ts";
import { commitShape, fileShape, fullPullRequestShape, pullRequestShape } from "./shapes-pull-request.ts";

const maxDiffFiles = 300;
const maxDiffLines = 20_000;
const maxListedCommits = 250;

export const pullHandlers: Handlers = {
  "pulls/get": getPull,
  "pulls/list": (exchange) =>
    page(exchange, listed(exchange), (pull) => pullRequestShape(exchange.world, pull)),
  "pulls/list-files": async (exchange) => {
    const { world } = exchange;
    const pull = pullOf(exchange);
    if (pull === undefined) return notFound();
    const files = await filesOf(world, pull);
    return page(exchange, files.slice(0, world.switches.maxFiles), (file) =>
      fileShape(world, file, pull.headSha, servedPatch(world, file)),
    );
  },
  "pulls/list-commits": async (exchange) => {
    const { world } = exchange;
    const pull = pullOf(exchange);
    if (pull === undefined) return notFound();
    const shas = await world.git.commitsBetween(pull.baseSha, pull.headSha);
    const commits = await Promise.all(shas.slice(0, maxListedCommits).map((sha) => world.git.commit(sha)));
    return page(
      exchange,
      commits.filter((commit) => commit !== undefined),
      (commit) => commitShape(world, commit),
    );
  },
  "repos/list-pull-requests-associated-with-commit": (exchange) => {
    const sha = parameter(exchange, "commit_sha");
    // Empty for the head of a fork (palantir/bulldozer#563).
    const pulls = [...exchange.world.pullRequests.values()];
    const found = pulls.filter((pull) => pull.headSha === sha && pull.fork === undefined);
    return page(exchange, found, (pull) => pullRequestShape(exchange.world, pull));
  },
  "repos/get-collaborator-permission-level": getPermission,
};

export function pullOf(exchange: Exchange, name = "pull_number"): PullRequest | undefined {
  return exchange.world.pullRequests.get(numberParameter(exchange, name));
}

async function getPull(exchange: Exchange): Promise<Answer> {
  const { world } = exchange;
  const pull = pullOf(exchange);
  if (pull === undefined) return notFound();
  if (exchange.accept.includes("diff")) return diffOf(world, pull);
  const files = await filesOf(world, pull);
  const commits = (await world.git.commitsBetween(pull.baseSha, pull.headSha)).length;
  return ok(fullPullRequestShape(world, pull, { files, commits }));
}

/** 406 above 300 files (truongnh1992/gemini-ai-code-reviewer#51) or 20,000 lines (pascalgn/size-label-action#53). */
async function diffOf(world: World, pull: PullRequest): Promise<Answer> {
  const files = await filesOf(world, pull);
  const lines = files.reduce((sum, file) => sum + file.additions + file.deletions, 0);
  const tooLarge = (what: string): Answer =>
    failure(
      406,
      `Sorry, the diff exceeded the maximum number of ${what}. Consider using 'List pull requests files' API or locally cloning the repository instead.`,
      {
        errors: [{ resource: "PullRequest", field: "diff", code: "too_large" }],
      },
    );
  if (files.length > maxDiffFiles) return tooLarge(`files (${maxDiffFiles})`);
  if (lines > maxDiffLines) return tooLarge(`lines (${maxDiffLines})`);
  return {
    status: 200,
    bytes: Buffer.from(await world.git.diffText(await mergeBaseOf(world, pull), pull.headSha)),
  };
}

function listed(exchange: Exchange): PullRequest[] {
  const { world, query } = exchange;
  const state = query.get("state") ?? "open";
  const base = query.get("base");
  const head = query.get("head");
  const isWanted = (pull: PullRequest): boolean =>
    (state === "all" || pull.state === state) &&
    (base === null || pull.baseRef === base) &&
    (head === null || head === `${pull.fork?.owner ?? world.owner}:${pull.headRef}`);
  const key = (pull: PullRequest): string =>
    query.get("sort") === "updated" ? pull.updatedAt : pull.createdAt;
  const isAscending = (query.get("direction") ?? (query.get("sort") === null ? "desc" : "asc")) === "asc";
  const sorted = [...world.pullRequests.values()].filter(isWanted).sort((a, b) => {
    const result = key(a) === key(b) ? a.number - b.number : key(a) < key(b) ? -1 : 1;
    return isAscending ? result : -result;
  });
  return sorted;
}

/** Real or custom role → what `permission` says. */
const permissionOfRole: Readonly<Record<string, string>> = {
  admin: "admin",
  maintain: "write",
  write: "write",
  triage: "read",
  read: "read",
  none: "none",
};

function getPermission(exchange: Exchange): Answer {
  const { world } = exchange;
  if (world.switches.permissionNeedsPush) {
    return failure(403, "Must have push access to view collaborator permission.");
  }
  const login = parameter(exchange, "username");
  const user = world.users.get(login.toLowerCase());
  const role = world.roles.get(login.toLowerCase());
  const isStranger = role === undefined && world.switches.strangerPermission === "not-found";
  if (user === undefined || user.type !== "User" || isStranger) return failure(404, `${login} is not a user`);
  const name = role ?? "read";
  // A custom role counts as what it is based on; ours are all based on write.
  const permission = Object.hasOwn(permissionOfRole, name) ? permissionOfRole[name] : "write";
  return ok({
    permission,
    role_name: name,
    user: { ...userShape(world, user.login), role_name: name, permissions: flags(name) },
  });
}

function flags(role: string) {
  const rank = ["none", "read", "triage", "write", "maintain", "admin"].indexOf(role);
  const at = rank < 0 ? 3 : rank;
  return { pull: at >= 1, triage: at >= 2, push: at >= 3, maintain: at >= 4, admin: at >= 5 };
}
