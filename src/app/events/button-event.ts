import type { JsonValue } from "../../text/json/json.ts";
import { commitAt, idAt, textAt } from "./payload.ts";
import { type Place, placeOf } from "./repository.ts";

/** Somebody pressed a button below our completed check run. */
export interface ButtonPress {
  readonly kind: "button";
  readonly place: Place;
  readonly headSha: string;
  /** Empty for forks: searched by the head then. */
  readonly pullNumbers: readonly number[];
  readonly identifier: "recheck" | "fix" | "explain";
  /** Login of the person. */
  readonly by: string;
}

export function routeButton(
  payload: JsonValue,
  appId: number,
  pullNumbers: (place: Place) => readonly number[],
): ButtonPress | { readonly kind: "ignored"; readonly because: string } {
  const ignored = (because: string) => ({ kind: "ignored", because }) as const;
  if (idAt(payload, "check_run", "app", "id") !== appId) return ignored("the check belongs to another app");
  if (textAt(payload, "sender", "type") !== "User") return ignored("buttons are pressed by people");
  const identifier = textAt(payload, "requested_action", "identifier");
  if (identifier !== "recheck" && identifier !== "fix" && identifier !== "explain") {
    return ignored("no such button");
  }
  const place = placeOf(payload);
  const headSha = commitAt(payload, "check_run", "head_sha");
  const by = textAt(payload, "sender", "login");
  if (place === undefined || headSha === undefined || by === undefined || !/^[\w-]{1,100}$/.test(by)) {
    return ignored("members of the payload are missing");
  }
  return { kind: "button", place, headSha, pullNumbers: pullNumbers(place), identifier, by };
}
