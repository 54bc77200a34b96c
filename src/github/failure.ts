/** What went wrong at GitHub, in the words that decide what happens next. Shapes: GitHub's answers as observed. */
import { redactTokens } from "../wording/redact.ts";

export type FailureKind =
  /** The token is no longer, or (for about five seconds after minting) not yet, accepted. */
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "gone"
  | "conflict"
  | "unprocessable"
  /** The review or comment names a commit that left the pull request. */
  | "head-moved"
  /** The conversation is locked. */
  | "locked"
  | "archived"
  /** The author blocked the bot, or the repository restricts who may interact. */
  | "blocked"
  | "rate-limited"
  | "server"
  | "network"
  | "timeout";

interface FailureDetail {
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  readonly messages?: readonly string[];
  /** Method and path, for the log. */
  readonly asked?: string;
  readonly cause?: unknown;
}

/** Thrown by every function of this room when GitHub refuses or cannot be reached. */
export class GitHubFailure extends Error {
  override readonly name = "GitHubFailure";
  readonly kind: FailureKind;
  readonly status: number | undefined;
  /** Known for some rate limits only; otherwise wait longer each time, from a minute. */
  readonly retryAfterSeconds: number | undefined;
  /** GitHub's own sentences, cut; the first is the general one. */
  readonly messages: readonly string[];

  constructor(kind: FailureKind, detail: FailureDetail = {}) {
    const messages = (detail.messages ?? []).slice(0, maxMessages).map(plain);
    const status = detail.status === undefined ? "" : ` ${detail.status}`;
    const asked = detail.asked === undefined ? "" : ` to ${plain(detail.asked)}`;
    super(`GitHub answered${status}${asked} (${kind}): ${messages.join(" · ")}`, { cause: detail.cause });
    this.kind = kind;
    this.status = detail.status;
    this.retryAfterSeconds = detail.retryAfterSeconds;
    this.messages = messages;
  }

  /** The same call may succeed later, without anybody changing anything. */
  get isPassing(): boolean {
    return passing.has(this.kind);
  }

  /** Nobody may write into this conversation; check runs still can be (but not in an archived repository). */
  get closesConversation(): boolean {
    return this.kind === "locked" || this.kind === "archived" || this.kind === "blocked";
  }
}

const passing = new Set<FailureKind>(["unauthorized", "rate-limited", "server", "network", "timeout"]);
const maxMessages = 10;
const maxMessageLength = 500;

/** Cut, on one line, without tokens. */
function plain(text: string): string {
  return redactTokens(text.slice(0, maxMessageLength)).replace(/\s+/g, " ").trim();
}

/** The failure in an error of Octokit; undefined for any other error, which is then a mistake of ours. */
export function asFailure(error: unknown): GitHubFailure | undefined {
  if (error instanceof GitHubFailure) return error;
  if (!(error instanceof Error)) return undefined;
  if (error.name === "GraphqlResponseError") return graphqlFailure(error);
  if (isTimeout(error)) return new GitHubFailure("timeout", { messages: [error.message], cause: error });
  if (error.name !== "HttpError") return undefined;
  const status = numberIn(error, "status") ?? 0;
  const asked = askedBy(valueIn(error, "request"));
  const response = valueIn(error, "response");
  if (!isRecord(response)) {
    // @octokit/request gives failures of the network the status 500 and no response.
    const kind = isTimeout(error.cause) ? "timeout" : "network";
    return new GitHubFailure(kind, { messages: [error.message], ...asked, cause: error });
  }
  const headers = readHeaders(valueIn(response, "headers"));
  const messages = messagesIn(valueIn(response, "data"), error.message);
  const kind = kindOf(status, messages.join("\n"), headers);
  const retry = kind === "rate-limited" ? retryAfter(headers) : {};
  return new GitHubFailure(kind, { status, messages, ...asked, ...retry, cause: error });
}

/** Sentences that say more than the status, most telling first. */
const tellingSentences: readonly (readonly [RegExp, FailureKind])[] = [
  [/secondary rate limit|API rate limit exceeded|abuse detection|submitted too quickly/i, "rate-limited"],
  [/issue is locked|lock prevents review|conversation is locked/i, "locked"],
  [/archived so is read-only/i, "archived"],
  [/User is blocked|Interactions on this repository have been restricted/i, "blocked"],
  [/commit(OID|_id)? is not part of the pull request/i, "head-moved"],
  [/permissions requested are not granted|installation has been suspended/i, "forbidden"],
];

function kindOf(status: number, text: string, headers: Headers): FailureKind {
  if (status === 429) return "rate-limited";
  const isRefusal = status >= 400 && status < 500;
  if (status === 403 && (headers.remaining === "0" || headers.retryAfter !== undefined))
    return "rate-limited";
  const telling = isRefusal ? tellingSentences.find(([sentence]) => sentence.test(text)) : undefined;
  if (telling !== undefined) return telling[1];
  return kindOfStatus(status);
}

function kindOfStatus(status: number): FailureKind {
  switch (status) {
    case 401:
      return "unauthorized";
    case 403:
    case 451:
      return "forbidden";
    case 404:
      return "not-found";
    case 408:
      return "timeout";
    case 409:
      return "conflict";
    case 410:
      return "gone";
    case 423:
      return "locked";
    default:
      return status >= 400 && status < 500 ? "unprocessable" : "server";
  }
}

interface Headers {
  readonly retryAfter: string | undefined;
  readonly remaining: string | undefined;
  readonly reset: string | undefined;
  readonly date: string | undefined;
}

function readHeaders(headers: unknown): Headers {
  return {
    retryAfter: stringIn(headers, "retry-after"),
    remaining: stringIn(headers, "x-ratelimit-remaining"),
    reset: stringIn(headers, "x-ratelimit-reset"),
    date: stringIn(headers, "date"),
  };
}

/** An hour: the longest that a primary limit lasts. */
const maxRetryAfterSeconds = 3600;

function retryAfter(headers: Headers): { retryAfterSeconds?: number } {
  const named = Number(headers.retryAfter);
  if (headers.retryAfter !== undefined && named >= 0)
    return { retryAfterSeconds: Math.min(named, maxRetryAfterSeconds) };
  const reset = Number(headers.reset);
  if (headers.remaining !== "0" || !Number.isFinite(reset)) return {};
  // GitHub's clock, if the response has it: ours may be wrong.
  const responseTime = Date.parse(headers.date ?? "");
  const now = Number.isNaN(responseTime) ? Date.now() : responseTime;
  const seconds = Math.ceil(reset - now / 1000) + 1;
  return { retryAfterSeconds: Math.min(Math.max(seconds, 1), maxRetryAfterSeconds) };
}

/** GraphQL answers 200 and lists what failed. */
function graphqlFailure(error: Error): GitHubFailure {
  const errors = valueIn(error, "errors");
  const listed: readonly unknown[] = Array.isArray(errors) ? errors : [];
  const messages = listed.map((each) => stringIn(each, "message") ?? "").filter((text) => text !== "");
  const types = new Set(listed.map((each) => stringIn(each, "type")));
  const headers = readHeaders(valueIn(error, "headers"));
  const detail = { status: 200, messages, asked: "POST /graphql", cause: error };
  const text = messages.join("\n");
  if (types.has("RATE_LIMITED") || types.has("RATE_LIMIT") || /rate limit/i.test(text)) {
    return new GitHubFailure("rate-limited", { ...detail, ...retryAfter(headers) });
  }
  if (types.has("FORBIDDEN")) return new GitHubFailure("forbidden", detail);
  if (types.has("NOT_FOUND")) return new GitHubFailure("not-found", detail);
  const telling = tellingSentences.find(([sentence]) => sentence.test(text));
  if (telling !== undefined) return new GitHubFailure(telling[1], detail);
  const isServer = /something went wrong|timed? ?out/i.test(text) || types.has("INTERNAL");
  return new GitHubFailure(isServer ? "server" : "unprocessable", detail);
}

/** `message` and `errors`, whose entries are sentences or records with `message`, or only `field` and `code`. */
function messagesIn(data: unknown, otherwise: string): string[] {
  if (!isRecord(data)) return [otherwise];
  const general = stringIn(data, "message");
  const errors = valueIn(data, "errors");
  const listed = Array.isArray(errors) ? errors : typeof errors === "string" ? [errors] : [];
  const details = listed.map((each: unknown) => {
    if (typeof each === "string") return each;
    const code = [stringIn(each, "resource"), stringIn(each, "field"), stringIn(each, "code")];
    return stringIn(each, "message") ?? code.filter((part) => part !== undefined).join(" ");
  });
  return [general ?? otherwise, ...details].filter((text) => text !== "");
}

function askedBy(request: unknown): { asked?: string } {
  const method = stringIn(request, "method");
  const url = stringIn(request, "url");
  if (method === undefined || url === undefined) return {};
  return { asked: `${method} ${URL.canParse(url) ? new URL(url).pathname : url}` };
}

function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "TimeoutError" || error.name === "AbortError" || isTimeout(error.cause);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valueIn(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

function stringIn(value: unknown, key: string): string | undefined {
  const found = valueIn(value, key);
  return typeof found === "string" ? found : undefined;
}

function numberIn(value: unknown, key: string): number | undefined {
  const found = valueIn(value, key);
  return typeof found === "number" ? found : undefined;
}
