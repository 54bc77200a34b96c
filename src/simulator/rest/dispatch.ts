/** One request through the simulated GitHub: route, caller, permission, description, handler, description. */

import { answerGraphql } from "../graphql/answer.ts";
import type { Violation, World } from "../state/state.ts";
import { callerOf, refusal } from "./access.ts";
import {
  type Answer,
  type Caller,
  type Exchange,
  failure,
  type Handlers,
  notFound,
  validationFailed,
} from "./answers.ts";
import { type FoundOperation, githubDescription, type Problem } from "./openapi.ts";
import { appHandlers } from "./routes-app.ts";
import { checkHandlers } from "./routes-checks.ts";
import { conversationHandlers } from "./routes-conversation.ts";
import { gitWriteHandlers } from "./routes-git-writes.ts";
import { pullHandlers } from "./routes-pulls.ts";
import { repositoryHandlers } from "./routes-repository.ts";
import { reviewHandlers } from "./routes-reviews.ts";
import { hangUp, withFaults } from "./with-faults.ts";
import { archivedRefusal } from "./write-refusals.ts";

const handlers: Handlers = {
  ...appHandlers,
  ...repositoryHandlers,
  ...gitWriteHandlers,
  ...pullHandlers,
  ...checkHandlers,
  ...reviewHandlers,
  ...conversationHandlers,
};

export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly accept: string;
  /** Raw text; empty when there was none. */
  readonly text: string;
}

/** @returns what to send, or `hangUp` to close the connection without an answer */
export async function dispatch(world: World, incoming: Incoming): Promise<Answer | typeof hangUp> {
  const started = performance.now();
  const path = pathOf(incoming.url);
  const found = githubDescription().find(incoming.method, path);
  const body = parseBody(incoming.text);
  const answer = await withFaults(world, incoming.method, path, () =>
    answerAsGitHub(world, incoming, path, found, body),
  );
  world.requests.push({
    method: incoming.method,
    path,
    query: incoming.url.search,
    operation: path === "/graphql" ? "graphql" : found?.id,
    status: answer === hangUp ? 0 : answer.status,
    milliseconds: performance.now() - started,
    body,
  });
  return answer;
}

/** `/api/v3` and `/api/graphql` are what GitHub Enterprise Server adds. */
function pathOf(url: URL): string {
  return url.pathname.replace(/^\/api\/v3(?=\/|$)/, "").replace(/^\/api\/graphql$/, "/graphql");
}

async function answerAsGitHub(
  world: World,
  incoming: Incoming,
  path: string,
  found: FoundOperation | undefined,
  body: unknown,
): Promise<Answer> {
  const note = (kind: Violation["kind"], problem: string): void => {
    world.violations.push({ kind, request: `${incoming.method} ${path}`, problem });
  };
  const caller = callerOf(world, incoming.authorization);
  try {
    if (path.startsWith("/codeload/")) return await codeload(world, path);
    if (path === "/graphql") return await answerGraphql(world, caller, body, note);
    const handler =
      found === undefined || !Object.hasOwn(handlers, found.id) ? undefined : handlers[found.id];
    if (found === undefined || handler === undefined) {
      note("unknown-route", "The simulator does not serve this.");
      return notFound();
    }
    const refused = refuse(world, caller, found, incoming, body, note);
    if (refused !== undefined || caller === undefined) return refused ?? failure(401, "Bad credentials");
    const answer = await handler(exchangeOf(world, caller, incoming, path, found, body));
    return checked(answer, found, note);
  } catch (error) {
    note("crash", error instanceof Error ? (error.stack ?? error.message) : String(error));
    return failure(500, "The simulator crashed.");
  }
}

type Note = (kind: Violation["kind"], problem: string) => void;

function refuse(
  world: World,
  caller: Caller | undefined,
  found: FoundOperation,
  incoming: Incoming,
  body: unknown,
  note: Note,
): Answer | undefined {
  const owner = found.parameters.get("owner") ?? "";
  const denied = refusal(world, caller, found.id, owner, found.parameters.get("repo") ?? "");
  if (denied !== undefined) return denied;
  if (incoming.text !== "" && body === undefined) {
    note("request", "The body is not JSON.");
    return failure(400, "Problems parsing JSON");
  }
  const problems = found.requestProblems(incoming.url.searchParams, body);
  if (problems.length > 0) {
    note("request", problems.map((problem) => `${problem.where}: ${problem.message}`).join("\n"));
    return invalidRequest(problems);
  }
  return incoming.method === "GET" || owner === "" ? undefined : archivedRefusal(world);
}

/** GitHub's answer to what its schema forbids (swinton/linter-alex#10); a null path has an answer of its own. */
function invalidRequest(problems: readonly Problem[]): Answer {
  if (problems.every((problem) => /^\/output\/annotations\/\d+\/path$/.test(problem.where))) {
    return validationFailed({ resource: "CheckRun", code: "invalid", field: "annotations" });
  }
  return failure(422, `Invalid request.\n\n${problems.map((problem) => problem.message).join("\n")}`);
}

function exchangeOf(
  world: World,
  caller: Caller,
  incoming: Incoming,
  path: string,
  found: FoundOperation,
  body: unknown,
): Exchange {
  const { method, accept } = incoming;
  const url = new URL(world.apiUrl + path + incoming.url.search);
  return { world, caller, method, url, parameters: found.parameters, query: url.searchParams, body, accept };
}

/** Our answers must be valid for GitHub, else the tests that use them are worthless. */
function checked(answer: Answer, found: FoundOperation, note: Note): Answer {
  if (answer.status >= 400 || answer.bytes !== undefined) return answer;
  const problems = found.responseProblems(answer.status, answer.body);
  if (problems.length === 0) return answer;
  note("response", problems.map((problem) => `${found.id} ${problem.where}: ${problem.message}`).join("\n"));
  return failure(500, "The simulator's answer breaks GitHub's description.");
}

async function codeload(world: World, path: string): Promise<Answer> {
  const sha = /\/legacy\.tar\.gz\/([0-9a-f]{40})$/.exec(path)?.[1];
  if (sha === undefined) return notFound();
  const prefix = `${world.owner}-${world.name}-${sha.slice(0, 7)}`;
  return {
    status: 200,
    bytes: await world.git.archive(sha, prefix),
    headers: { "content-type": "application/x-gzip" },
  };
}

function parseBody(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
