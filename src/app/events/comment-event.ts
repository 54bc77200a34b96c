import type { Context } from "probot";
import type { Command } from "../../commands/command.ts";
import { parseCommands } from "../../commands/parse-comment.ts";
import { isDecisive } from "../../decisions/decision.ts";
import { type EventContext, type Ignored, ignored, incomplete, jobFor, type ReviewJobs } from "./events.ts";
import { idOf, loginOf, stringIn } from "./payload-values.ts";
import { type Repository, repositoryFrom } from "./repository.ts";

/** A new comment with commands on a pull request, from a person. */
export interface CommandRequest {
  readonly kind: "command";
  readonly repository: Repository;
  readonly pullNumber: number;
  readonly commentId: number;
  /** ISO date and time the comment was written. */
  readonly at: string;
  /** Login of the person; GitHub is asked what they may do when the command is carried out. */
  readonly by: string;
  /** Login of the pull request's author. */
  readonly author: string;
  readonly commands: readonly Command[];
}

type Payload = Context<"issue_comment">["payload"];

/** Commands are read in new comments only. A decision whose comment was deleted or edited may no longer count: review again. */
export function commentEvent(payload: Payload, context: EventContext): CommandRequest | ReviewJobs | Ignored {
  switch (payload.action) {
    case "created":
      return commandsIn(payload, context.appId);
    case "deleted":
      return withdrawal(payload, payload.comment?.body, context);
    case "edited":
      return withdrawal(payload, payload.changes?.body?.from, context);
    default:
      return onlyNew();
  }
}

/** `author_association` is not used: private members arrive as CONTRIBUTOR or NONE. */
function commandsIn(payload: Payload, appId: number): CommandRequest | Ignored {
  const { issue, comment } = payload;
  if (!issue?.pull_request) return ignored("the comment is on an issue");
  if (comment?.performed_via_github_app?.id === appId) return ignored("our own comment");
  if (comment?.user?.type !== "User") return ignored("comments of bots are not read");
  const repository = repositoryFrom(payload);
  const pullNumber = idOf(issue.number);
  const commentId = idOf(comment.id);
  const by = loginOf(comment.user.login);
  const author = stringIn(issue.user?.login) ?? "";
  const body = stringIn(comment.body);
  const at = stringIn(comment.created_at) ?? "";
  if (repository === undefined || pullNumber === undefined || commentId === undefined) return incomplete();
  if (by === undefined || body === undefined || Number.isNaN(Date.parse(at))) return incomplete();
  const commands = parseCommands(body);
  if (commands.length === 0) return ignored("no command in the comment");
  return { kind: "command", repository, pullNumber, commentId, at, by, author, commands };
}

/** @param before the text of the comment before the event */
function withdrawal(payload: Payload, before: unknown, context: EventContext): ReviewJobs | Ignored {
  const { issue, comment } = payload;
  if (comment?.user?.type !== "User" || !issue?.pull_request) return onlyNew();
  const repository = repositoryFrom(payload);
  const number = idOf(issue.number);
  if (repository === undefined || number === undefined) return onlyNew();
  if (!parseCommands(stringIn(before) ?? "").some(isDecisive)) return onlyNew();
  return { kind: "review", jobs: [jobFor(repository, number, "issue_comment.withdrawn", false, context)] };
}

function onlyNew(): Ignored {
  return ignored("only new comments are read");
}
