import type { Context } from "probot";
import { findButton } from "../../commands/buttons.ts";
import type { ButtonName } from "../../commands/command.ts";
import { type Ignored, ignored, incomplete } from "./events.ts";
import { listedPulls } from "./listed-pulls.ts";
import { commitOf, loginOf } from "./payload-values.ts";
import { type Repository, repositoryFrom } from "./repository.ts";

/** A person pressed a button of our completed check run. */
export interface ButtonPress {
  readonly kind: "button";
  readonly repository: Repository;
  readonly headSha: string;
  /** Empty for forks: the head is looked up then. */
  readonly pullNumbers: readonly number[];
  readonly identifier: ButtonName;
  /** Login of the person. */
  readonly by: string;
}

export function buttonEvent(
  payload: Context<"check_run.requested_action">["payload"],
  appId: number,
): ButtonPress | Ignored {
  const { check_run: check, sender } = payload;
  if (check?.app?.id !== appId) return ignored("the check belongs to another app");
  if (sender?.type !== "User") return ignored("buttons are pressed by people");
  const button = findButton(payload.requested_action?.identifier);
  if (button === undefined) return ignored("no such button");
  const repository = repositoryFrom(payload);
  const headSha = commitOf(check.head_sha);
  const by = loginOf(sender.login);
  if (repository === undefined || headSha === undefined || by === undefined) return incomplete();
  const pullNumbers = listedPulls(check.pull_requests, repository.repositoryId);
  return { kind: "button", repository, headSha, pullNumbers, identifier: button.name, by };
}
