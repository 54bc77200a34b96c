/** Texts of people on a pull request: comments of the conversation, comments in threads, and texts of reviews. */
import type { Context } from "probot";
import type { Command } from "../../commands/command.ts";
import { parseCommands } from "../../commands/parse-comment.ts";
import { isDecisive } from "../../decisions/decision.ts";
import type { CommandTextKind } from "../../publish/posted.ts";
import { type EventContext, type Ignored, ignored, incomplete, jobFor, type ReviewJobs } from "./events.ts";
import { idOf, loginOf, stringIn } from "./payload-values.ts";
import { type Repository, repositoryFrom } from "./repository.ts";

/** A person's text with commands on a pull request. */
export interface CommandRequest {
  readonly kind: "command";
  readonly repository: Repository;
  readonly pullNumber: number;
  readonly commentId: number;
  /** Absent: a comment of the conversation. */
  readonly textKind?: Exclude<CommandTextKind, "conversation">;
  /** Which of the commands an edit brought, from 0; absent: the text is new, and all are. */
  readonly edited?: readonly number[];
  /** The edit took a decision away. */
  readonly withdraws?: true;
  /** ISO date and time the commands were written. */
  readonly at: string;
  /** Login of the person; GitHub is asked what they may do when the command is carried out. */
  readonly by: string;
  /** Login of the pull request's author. */
  readonly author: string;
  readonly commands: readonly Command[];
}

/** The members of the three payloads that are read. Any may be missing. */
interface Written {
  readonly textKind: CommandTextKind;
  readonly payload: Parameters<typeof repositoryFrom>[0] & {
    readonly action?: unknown;
    readonly sender?: { readonly login?: unknown } | null;
    readonly changes?: { readonly body?: { readonly from?: unknown } | null } | null;
  };
  readonly pull: Authored & { readonly number?: unknown };
  readonly text: Authored & {
    readonly id?: unknown;
    readonly body?: unknown;
    readonly performed_via_github_app?: unknown;
  };
  readonly writtenAt: unknown;
  readonly editedAt: unknown;
}

interface Authored {
  readonly user?: { readonly login?: unknown; readonly type?: unknown } | null;
}

export function commentEvent(
  payload: Context<"issue_comment">["payload"],
  context: EventContext,
): CommandRequest | ReviewJobs | Ignored {
  const { issue, comment } = payload;
  if (!issue?.pull_request) return ignored("the comment is on an issue");
  const times = { writtenAt: comment?.created_at, editedAt: comment?.updated_at };
  return textEvent(
    { textKind: "conversation", payload, pull: issue, text: comment ?? {}, ...times },
    context,
  );
}

/** A comment in a thread, such as an answer to a line comment of ours. */
export function threadEvent(
  payload: Context<"pull_request_review_comment">["payload"],
  context: EventContext,
): CommandRequest | ReviewJobs | Ignored {
  const { pull_request: pull, comment } = payload;
  const times = { writtenAt: comment?.created_at, editedAt: comment?.updated_at };
  return textEvent({ textKind: "thread", payload, pull: pull ?? {}, text: comment ?? {}, ...times }, context);
}

/** The text of a review. GitHub doesn't tell when it was edited. */
export function reviewEvent(
  payload: Context<"pull_request_review">["payload"],
  context: EventContext,
): CommandRequest | ReviewJobs | Ignored {
  const { pull_request: pull, review } = payload;
  const times = { writtenAt: review?.submitted_at, editedAt: review?.submitted_at };
  return textEvent({ textKind: "review", payload, pull: pull ?? {}, text: review ?? {}, ...times }, context);
}

/** A decision whose text was deleted or edited may no longer count: review again. */
function textEvent(written: Written, context: EventContext): CommandRequest | ReviewJobs | Ignored {
  const { payload, text } = written;
  switch (payload.action) {
    case "created":
    case "submitted":
      return commandsIn(written, context.appId);
    case "deleted":
      return withdrawal(written, text.body, context);
    case "edited":
      return editedCommandsIn(written, context);
    default:
      return unchanged();
  }
}

/** `author_association` is not used: private members arrive as CONTRIBUTOR or NONE. */
function commandsIn(written: Written, appId: number): CommandRequest | Ignored {
  const { textKind, payload, pull, text } = written;
  const app = text.performed_via_github_app;
  if (typeof app === "object" && app !== null && "id" in app && app.id === appId)
    return ignored("our own comment");
  if (text.user?.type !== "User") return ignored("comments of bots are not read");
  const repository = repositoryFrom(payload);
  const pullNumber = idOf(pull.number);
  const commentId = idOf(text.id);
  const by = loginOf(text.user.login);
  const author = stringIn(pull.user?.login) ?? "";
  // A review that only approves has no text.
  const body = textKind === "review" ? (stringIn(text.body) ?? "") : stringIn(text.body);
  const at = stringIn(written.writtenAt) ?? "";
  if (repository === undefined || pullNumber === undefined || commentId === undefined) return incomplete();
  if (by === undefined || body === undefined || Number.isNaN(Date.parse(at))) return incomplete();
  const commands = parseCommands(body);
  if (commands.length === 0) return ignored("no command in the comment");
  const request = { kind: "command", repository, pullNumber, commentId, at, by, author, commands } as const;
  return textKind === "conversation" ? request : { ...request, textKind };
}

/** Commands that the edit brought are carried out, if the text's own author edited it. */
function editedCommandsIn(written: Written, context: EventContext): CommandRequest | ReviewJobs | Ignored {
  const { payload, text, editedAt } = written;
  const from = payload.changes?.body?.from;
  // Absent: something else than the text was edited.
  if (typeof from !== "string") return unchanged();
  const before = parseCommands(from);
  const request = commandsIn({ ...written, writtenAt: editedAt }, context.appId);
  const isOwn = loginOf(payload.sender?.login) !== undefined && payload.sender?.login === text.user?.login;
  if (request.kind !== "command" || !isOwn) return withdrawal(written, from, context);
  const known = new Set(before.map((command) => JSON.stringify(command)));
  const edited = [...request.commands.entries()]
    .filter(([index, command]) =>
      // A decision is named by its position in the text.
      isDecisive(command)
        ? JSON.stringify(command) !== JSON.stringify(before[index])
        : !known.has(JSON.stringify(command)),
    )
    .map(([index]) => index);
  if (edited.length === 0) return withdrawal(written, from, context);
  return { ...request, edited, ...(before.some(isDecisive) && { withdraws: true }) };
}

/** @param before the text before the event */
function withdrawal(written: Written, before: unknown, context: EventContext): ReviewJobs | Ignored {
  const { payload, pull, text } = written;
  if (text.user?.type !== "User") return unchanged();
  const repository = repositoryFrom(payload);
  const number = idOf(pull.number);
  if (repository === undefined || number === undefined) return unchanged();
  if (!parseCommands(stringIn(before) ?? "").some(isDecisive)) return unchanged();
  return { kind: "review", jobs: [jobFor(repository, number, "issue_comment.withdrawn", false, context)] };
}

function unchanged(): Ignored {
  return ignored("no command came or went");
}
