/** Which decisions are in force, before a review is looked at. */
import { breakingRules } from "../review/finding/waivers.ts";
import { type Decision, nameOf } from "./decision.ts";

/** A waiver or an acknowledgement, with the later decision that takes it back, if there is one. */
interface GivenWaiver {
  readonly decision: Decision;
  readonly takenBack: Decision | undefined;
}

/** @param decisions in the order of the conversation */
export function waiversIn(decisions: readonly Decision[]): readonly GivenWaiver[] {
  return decisions.flatMap((decision, index) => {
    if (decision.command !== "waive" && decision.command !== "acknowledge") return [];
    const later = decisions.slice(index + 1);
    const takenBack = later.find((one) => one.command === "unwaive" && takesBack(one, decision));
    return [{ decision, takenBack }];
  });
}

function takesBack(unwaive: Decision, waiver: Decision): boolean {
  if (waiver.command === "acknowledge") return unwaive.rule?.startsWith(breakingRules) === true;
  return waiver.rule === unwaive.rule && (unwaive.path === null || unwaive.path === waiver.path);
}

/** The decision that puts the pull request on hold; undefined when there is none, or a later one resumed it. */
export function holdOf(decisions: readonly Decision[]): Decision | undefined {
  const last = decisions.findLast(({ command }) => command === "hold" || command === "resume");
  return last?.command === "hold" ? last : undefined;
}

/**
 * Names everything in the decisions that can change the result of a review while its commits stay; empty without any.
 * @param decisions accepted, in the order of the conversation
 * @param today ISO date
 */
export function stateOf(decisions: readonly Decision[], today: string): string {
  const counting = waiversIn(decisions).filter(({ takenBack }) => takenBack === undefined);
  const waivers = counting.map(
    ({ decision }) => `${nameOf(decision)}${decision.until < today ? " over" : ""}`,
  );
  const hold = holdOf(decisions);
  const disputes = decisions.filter(({ command }) => command === "dispute").map(nameOf);
  return [...waivers, ...disputes, ...(hold === undefined ? [] : [`hold ${nameOf(hold)}`])].join();
}
