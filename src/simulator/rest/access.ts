import { verify } from "node:crypto";
import { type Fork, knownUser, type World } from "../state/state.ts";
import { type Answer, type Caller, failure, notFound } from "./answers.ts";
import { asObject, numberOf } from "./json-fields.ts";

/** Operations the App calls with its JWT. */
const appOperations = /^apps\/(?!list-repos-accessible)/;

type Need = readonly Readonly<Record<string, "read" | "write">>[];

const checks: Need = [{ checks: "write" }];
const contents: Need = [{ contents: "read" }];
const writeContents: Need = [{ contents: "write" }];
const readPulls: Need = [{ pull_requests: "read" }];
const writePulls: Need = [{ pull_requests: "write" }];
const readConversation: Need = [{ issues: "read" }, { pull_requests: "read" }];
const metadata: Need = [{ metadata: "read" }];

/**
 * What an installation needs: alternatives of sets (docs.github.com/rest/authentication/permissions-required-for-github-apps).
 * Comments, reactions and labels of a pull request are decided by the pull request (MakieOrg/Makie.jl#5644).
 */
const needs: Readonly<Record<string, Need>> = {
  "checks/create": checks,
  "checks/update": checks,
  "checks/get": [{ checks: "read" }],
  "checks/list-annotations": [{ checks: "read" }],
  "checks/list-for-ref": [{ checks: "read" }],
  "git/get-blob": contents,
  "git/get-tree": contents,
  "git/get-commit": contents,
  "git/get-ref": contents,
  "git/create-blob": writeContents,
  "git/create-tree": writeContents,
  "git/create-commit": writeContents,
  "git/update-ref": writeContents,
  "repos/compare-commits-with-basehead": contents,
  "repos/get-content": contents,
  "repos/get-branch": contents,
  "repos/download-tarball-archive": contents,
  "repos/list-pull-requests-associated-with-commit": [{ pull_requests: "read" }, { contents: "read" }],
  "repos/get": metadata,
  "repos/get-collaborator-permission-level": metadata,
  "apps/list-repos-accessible-to-installation": metadata,
  "pulls/list": readPulls,
  "pulls/get": readPulls,
  "pulls/list-files": readPulls,
  "pulls/list-commits": readPulls,
  "pulls/list-reviews": readPulls,
  "pulls/list-review-comments": readPulls,
  "pulls/get-review-comment": readPulls,
  "pulls/create-review": writePulls,
  "pulls/dismiss-review": writePulls,
  "pulls/create-review-comment": writePulls,
  "pulls/update-review-comment": writePulls,
  "pulls/delete-review-comment": writePulls,
  "issues/list-comments": readConversation,
  "issues/get-comment": readConversation,
  "issues/list-labels-on-issue": readConversation,
  "reactions/list-for-issue-comment": readConversation,
  "reactions/list-for-pull-request-review-comment": readPulls,
  "reactions/create-for-pull-request-review-comment": writePulls,
  "reactions/delete-for-pull-request-comment": writePulls,
  "issues/create-comment": writePulls,
  "issues/update-comment": writePulls,
  "issues/delete-comment": writePulls,
  "issues/add-labels": writePulls,
  "issues/remove-label": writePulls,
  "issues/remove-all-labels": writePulls,
  "reactions/create-for-issue-comment": writePulls,
  "reactions/delete-for-issue-comment": writePulls,
};

/** Undefined when the credentials are missing or wrong: 401 `Bad credentials`. */
export function callerOf(world: World, authorization: string | undefined): Caller | undefined {
  const value = /^(?:bearer|token) (.+)$/i.exec(authorization ?? "")?.[1];
  if (value === undefined) return undefined;
  if (value.split(".").length === 3) return isOurJwt(world, value) ? { kind: "app" } : undefined;
  const token = world.tokens.get(value);
  if (token === undefined || token.expiresAt <= world.now()) return undefined;
  if (token.failures > 0) {
    token.failures -= 1;
    return undefined;
  }
  if (token.kind === "personal") return { kind: "person", login: token.login };
  // GitHub revokes an installation's tokens with it.
  if (world.switches.installation === "uninstalled") return undefined;
  return { kind: "installation", login: token.login, permissions: token.permissions };
}

function wrongCaller(world: World, caller: Caller, isForApp: boolean): Answer | undefined {
  if (isForApp && caller.kind !== "app") return failure(401, "A JSON web token could not be decoded");
  if (!isForApp && caller.kind === "app") return failure(401, "Bad credentials");
  const isSuspended = caller.kind === "installation" && world.switches.installation === "suspended";
  return isSuspended ? failure(403, "This installation has been suspended") : undefined;
}

/** The answer that refuses, or undefined when the caller may. */
export function refusal(
  world: World,
  caller: Caller | undefined,
  operation: string,
  owner: string,
  repo: string,
): Answer | undefined {
  const isForApp = appOperations.test(operation);
  if (caller === undefined) return failure(401, "Bad credentials");
  const wrong = wrongCaller(world, caller, isForApp);
  if (wrong !== undefined) return wrong;
  const isOurs = owner === "" || isSame(world, owner, repo);
  const fork = isOurs ? undefined : forkNamed(world, owner, repo);
  // The owner's repository of settings is public: its files are there for everybody.
  if (operation === "repos/get-content" && owner === world.owner && repo === ".github") return undefined;
  if (!isOurs && (fork === undefined || !forkOperations.test(operation))) return notFound();
  if (caller.kind === "installation") return missingPermission(world, caller, operation, fork);
  // Only apps write check runs (docs.github.com/rest/checks/runs).
  const isWritingChecks = operation === "checks/create" || operation === "checks/update";
  return isWritingChecks ? failure(403, "You must authenticate via a GitHub App.") : undefined;
}

function missingPermission(
  world: World,
  caller: Extract<Caller, { kind: "installation" }>,
  operation: string,
  fork: Fork | undefined,
): Answer | undefined {
  if (operation === "users/get-authenticated") return inaccessible("");
  const listed = Object.hasOwn(needs, operation) ? (needs[operation] ?? []) : [];
  const isComment = operation === "issues/create-comment" && world.switches.issuesWriteMayComment;
  const needed: Need = isComment ? [...listed, { issues: "write" }] : listed;
  const isAllowed = fork === undefined || listed !== writeContents || isOpenToMaintainers(world, fork);
  return isAllowed && isGranted(caller.permissions, needed) ? undefined : inaccessible(spoken(needed));
}

/** What is served of a fork: its objects and branches. */
const forkOperations = /^git\//;

function isSame(world: World, owner: string, repo: string): boolean {
  return owner.toLowerCase() === world.owner.toLowerCase() && repo.toLowerCase() === world.name.toLowerCase();
}

/** The fork behind an open pull request. */
export function forkNamed(world: World, owner: string, repo: string): Fork | undefined {
  const forks = [...world.pullRequests.values()].map((pull) =>
    pull.state === "open" ? pull.fork : undefined,
  );
  const name = `${owner}/${repo}`.toLowerCase();
  return forks.find((fork) => `${fork?.owner}/${fork?.name}`.toLowerCase() === name) ?? undefined;
}

/** "Allow edits by maintainers" lets the App push to a person's fork, never to an organization's (isaacs/github#1681). */
function isOpenToMaintainers(world: World, fork: Fork): boolean {
  const isPerson = knownUser(world, fork.owner).type === "User";
  const pulls = [...world.pullRequests.values()];
  return isPerson && pulls.some((pull) => pull.fork?.owner === fork.owner && pull.maintainerCanModify);
}

/** 403 of a permission the installation doesn't have. */
function inaccessible(accepted: string): Answer {
  const answer = failure(403, "Resource not accessible by integration");
  return accepted === "" ? answer : { ...answer, headers: { "x-accepted-github-permissions": accepted } };
}

export function isGranted(granted: Readonly<Record<string, string>>, needed: Need): boolean {
  if (needed.length === 0) return true;
  return needed.some((set) =>
    Object.entries(set).every(
      ([name, level]) => rank(Object.hasOwn(granted, name) ? granted[name] : "") >= rank(level),
    ),
  );
}

function rank(level: string | undefined): number {
  return ["read", "write", "admin"].indexOf(level ?? "") + 1;
}

/** Alternatives are separated by `; `, permissions that are needed together by `,`. */
function spoken(needed: Need): string {
  return needed
    .map((set) =>
      Object.entries(set)
        .map(([name, level]) => `${name}=${level}`)
        .join(","),
    )
    .join("; ");
}

function isOurJwt(world: World, jwt: string): boolean {
  const [header = "", claims = "", signature = ""] = jwt.split(".");
  const signed = Buffer.from(`${header}.${claims}`);
  if (!verify("RSA-SHA256", signed, world.app.publicKey, Buffer.from(signature, "base64url"))) return false;
  const content = asObject(parse(Buffer.from(claims, "base64url").toString("utf8")));
  const seconds = Date.parse(world.now()) / 1000;
  const expires = numberOf(content, "exp") ?? 0;
  // GitHub allows ten minutes; one more tolerates different clocks.
  return String(content["iss"]) === String(world.app.id) && expires > seconds && expires <= seconds + 660;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
