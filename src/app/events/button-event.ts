import { findButton } from "../../commands/buttons.ts";
import type { ButtonName } from "../../commands/command.ts";
import type { JsonValue } from "../../text/json/json.ts";
import { commitAt, idAt, textAt } from "./payload.ts";
import { type Repository, repositoryOf } from "./repository.ts";

/** A person pressed a button below our completed check run. */
export interface ButtonPress {
  readonly kind: "button";
  readonly repository: Repository;
  readonly headSha: string;
  /** Empty for forks: found by the head then. */
  readonly pullNumbers: readonly number[];
  readonly identifier: ButtonName;
  /** Login of the person. */
  readonly by: string;
}

export function routeButton(
  payload: JsonValue,
  appId: number,
  pullNumbers: (repository: Repository) => readonly number[],
): ButtonPress | { readonly kind: "ignored"; readonly because: string } {
  const ignored = (because: string) => ({ kind: "ignored", because }) as const;
  if (idAt(payload, "check_run", "app", "id") !== appId) return ignored("the check belongs to another app");
  if (textAt(payload, "sender", "type") !== "User") return ignored("buttons are pressed by people");
  const identifier = findButton(textAt(payload, "requested_action", "identifier"))?.name;
  if (identifier === undefined) return ignored("no such button");
  const repository = repositoryOf(payload);
  const headSha = commitAt(payload, "check_run", "head_sha");
  const by = textAt(payload, "sender", "login");
  if (repository === undefined || headSha === undefined || by === undefined || !/^[\w-]{1,100}$/.test(by)) {
    return ignored("members of the payload are missing");
  }
  return { kind: "button", repository, headSha, pullNumbers: pullNumbers(repository), identifier, by };
}
