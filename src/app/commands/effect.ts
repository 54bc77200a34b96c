/** Carries out one command: from its effect to what is done, answered and reviewed. */
import { checkCommand } from "../../commands/check-command.ts";
import { type Command, effectOf } from "../../commands/command.ts";
import type { Mistake } from "../../commands/mistake.ts";
import type { CommandContext } from "./context.ts";
import { decide } from "./decide.ts";
import { explain, ruleIds } from "./explain.ts";
import { fixPullRequest } from "./fix-pull-request.ts";

export interface CommandResult {
  /** `once`: one review for all attempts; `again`: one more, because an earlier attempt was reviewed with another decision. */
  readonly review?: "once" | "again";
  /** Markdown to post. */
  readonly answer?: string;
  readonly mistake?: Mistake;
}

/**
 * @param index which of the request's commands it is
 * @param isAllowed without permission nothing is done, but a decision is saved as not accepted
 * @throws {GitHubFailure}
 */
export async function carryOutCommand(
  context: CommandContext,
  command: Command,
  index: number,
  isAllowed: boolean,
): Promise<CommandResult> {
  const { deps } = context;
  const mistake = checkCommand(command, ruleIds, deps.now().toISOString().slice(0, 10));
  const effect = effectOf(command);
  if (effect.kind === "decision") {
    const isAccepted = isAllowed && mistake === undefined;
    const review = await decide(context, effect, index, isAccepted);
    return { ...(review && { review }), ...(mistake && { mistake }) };
  }
  if (!isAllowed) return {};
  if (mistake !== undefined) return { mistake };
  switch (effect.kind) {
    case "review":
      return { review: "once" };
    case "answer":
      return { answer: effect.text };
    case "explanation":
      return { answer: await explain(effect.rule, deps.audit) };
    case "fix":
      return await fixPullRequest(context);
    case "correction":
      return { mistake: effect.mistake };
    default:
      return effect satisfies never;
  }
}
