/** The commands of a conversation that decide something, as written: who may and what follows is decided elsewhere. */
import type { Command } from "../commands/command.ts";
import { parseCommands } from "../commands/parse-comment.ts";
import { type CommandSource, type Decision, isDecisive, nameOf } from "../decisions/decision.ts";
import { stickyMarkerOf } from "../publish/marker/marker.ts";
import type { ConversationComment } from "../publish/posted.ts";

export interface WrittenCommand {
  readonly comment: ConversationComment;
  /** Which of the comment's commands, from 0. */
  readonly index: number;
  readonly command: Extract<Command, { kind: Decision["command"] }>;
}

/**
 * In the order of the conversation; comments of bots and our summary are left out. What the owner of a personal token wrote
 * counts, although a summary that the token posted has the same author.
 */
export function decisiveCommandsIn(comments: readonly ConversationComment[]): readonly WrittenCommand[] {
  return comments
    .filter((comment) => comment.isByPerson && stickyMarkerOf(comment) === undefined)
    .flatMap((comment) =>
      parseCommands(comment.body).flatMap((command, index) =>
        isDecisive(command) ? [{ comment, index, command }] : [],
      ),
    );
}

export function sourceOf({ comment, index }: WrittenCommand): CommandSource {
  return { commentId: comment.id, index, by: comment.author, at: comment.createdAt };
}

/** See `nameOf` of decisions. */
export function nameOfCommand({ comment, index }: WrittenCommand): string {
  return nameOf({ commentId: comment.id, index });
}
