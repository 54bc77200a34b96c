import type { JsonValue } from "../text/json.ts";
import { idAt, textAt, valueAt } from "./payload.ts";
import { type Place, placeOf } from "./place.ts";

/** A new comment on a pull request that may hold commands, from somebody who may be asked about. */
export interface CommandRequest {
  readonly kind: "command";
  readonly place: Place;
  readonly pullNumber: number;
  readonly commentId: number;
  /** Login of the person; what they may do is asked of GitHub when the command is carried out. */
  readonly by: string;
  readonly body: string;
}

/** `author_association` is not looked at: private members arrive as CONTRIBUTOR or NONE. */
export function routeComment(
  payload: JsonValue,
  appId: number,
): CommandRequest | { readonly kind: "ignored"; readonly because: string } {
  const ignored = (because: string) => ({ kind: "ignored", because }) as const;
  if (textAt(payload, "action") !== "created") return ignored("only new comments are read");
  if (valueAt(payload, "issue", "pull_request") === undefined) return ignored("the comment is on an issue");
  if (idAt(payload, "comment", "performed_via_github_app", "id") === appId) return ignored("our own comment");
  if (textAt(payload, "comment", "user", "type") !== "User") return ignored("comments of bots are not read");
  const place = placeOf(payload);
  const pullNumber = idAt(payload, "issue", "number");
  const commentId = idAt(payload, "comment", "id");
  const by = textAt(payload, "comment", "user", "login");
  const body = textAt(payload, "comment", "body");
  if (place === undefined || pullNumber === undefined || commentId === undefined) return ignored(incomplete);
  if (by === undefined || !/^[\w-]{1,100}$/.test(by) || body === undefined) return ignored(incomplete);
  if (!/\/connector/i.test(body)) return ignored("no command in the comment");
  if (body.length > maxCommentLength) return ignored("the comment is longer than GitHub allows");
  return { kind: "command", place, pullNumber, commentId, by, body };
}

/** docs.github.com: a comment holds up to 65,536 characters; four bytes each at most. */
const maxCommentLength = 4 * 65_536;
const incomplete = "members of the payload are missing";
