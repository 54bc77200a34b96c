import type { Command } from "../../commands/command-grammar.ts";
import { parseCommands } from "../../commands/parse-comment.ts";
import { isDecisive } from "../../decisions/decision.ts";
import type { JsonValue } from "../../text/json/json.ts";
import { idAt, textAt, valueAt } from "./payload.ts";
import { type Place, placeOf } from "./repository.ts";

/** A new comment with commands on a pull request, from a person. */
export interface CommandRequest {
  readonly kind: "command";
  readonly place: Place;
  readonly pullNumber: number;
  readonly commentId: number;
  /** ISO date and time the comment was written. */
  readonly at: string;
  /** Login of the person; what they may do is asked of GitHub when the command is carried out. */
  readonly by: string;
  /** Login of the pull request's author. */
  readonly author: string;
  readonly commands: readonly Command[];
}

/** A comment that said what counts no longer says it: it was deleted or changed. */
export interface Withdrawal {
  readonly kind: "withdrawal";
  readonly place: Place;
  readonly pullNumber: number;
}

/** `author_association` is not looked at: private members arrive as CONTRIBUTOR or NONE. */
export function routeComment(
  payload: JsonValue,
  appId: number,
): CommandRequest | Withdrawal | { readonly kind: "ignored"; readonly because: string } {
  const ignored = (because: string) => ({ kind: "ignored", because }) as const;
  const action = textAt(payload, "action");
  if (action === "deleted" || action === "edited")
    return routeWithdrawal(payload, action) ?? ignored(onlyNew);
  if (action !== "created") return ignored(onlyNew);
  if (valueAt(payload, "issue", "pull_request") === undefined) return ignored("the comment is on an issue");
  if (idAt(payload, "comment", "performed_via_github_app", "id") === appId) return ignored("our own comment");
  if (textAt(payload, "comment", "user", "type") !== "User") return ignored("comments of bots are not read");
  const place = placeOf(payload);
  const pullNumber = idAt(payload, "issue", "number");
  const commentId = idAt(payload, "comment", "id");
  const by = textAt(payload, "comment", "user", "login");
  const author = textAt(payload, "issue", "user", "login") ?? "";
  const body = textAt(payload, "comment", "body");
  const at = textAt(payload, "comment", "created_at") ?? "";
  if (place === undefined || pullNumber === undefined || commentId === undefined) return ignored(incomplete);
  if (Number.isNaN(Date.parse(at))) return ignored(incomplete);
  if (by === undefined || !/^[\w-]{1,100}$/.test(by) || body === undefined) return ignored(incomplete);
  const commands = parseCommands(body);
  if (commands.length === 0) return ignored("no command in the comment");
  return { kind: "command", place, pullNumber, commentId, at, by, author, commands };
}

/** Commands are read in new comments only, but what was decided in this one may count no more. */
function routeWithdrawal(payload: JsonValue, action: "deleted" | "edited"): Withdrawal | undefined {
  if (textAt(payload, "comment", "user", "type") !== "User") return undefined;
  const before =
    action === "deleted" ? textAt(payload, "comment", "body") : textAt(payload, "changes", "body", "from");
  const place = placeOf(payload);
  const pullNumber = idAt(payload, "issue", "number");
  if (valueAt(payload, "issue", "pull_request") === undefined) return undefined;
  if (place === undefined || pullNumber === undefined) return undefined;
  return parseCommands(before ?? "").some(isDecisive) ? { kind: "withdrawal", place, pullNumber } : undefined;
}

const onlyNew = "only new comments are read";
const incomplete = "members of the payload are missing";
