/** What is wrong with a command that was read correctly: its rule does not exist, or its date is past. */
import { plain } from "../text/escape.ts";
import { didYouMean } from "../wording/did-you-mean.ts";
import type { Command } from "./command.ts";
import type { Mistake } from "./mistake.ts";

/**
 * @param today ISO date
 * @returns undefined when nothing is wrong
 */
export function checkCommand(
  command: Command,
  ruleIds: readonly string[],
  today: string,
): Mistake | undefined {
  if (command.kind === "mistake") return command;
  if ("rule" in command && !ruleIds.includes(command.rule)) {
    const similar =
      didYouMean(command.rule, ruleIds) ?? ruleIds.find((id) => id.endsWith(`/${command.rule}`));
    return {
      kind: "mistake",
      text: textOf(command, command.rule),
      problem: "There is no such rule.",
      corrected: similar === undefined ? undefined : textOf(command, similar),
    };
  }
  const until = "until" in command ? command.until : null;
  if (until !== null && until < today) {
    const text = textOf(command, "rule" in command ? command.rule : "");
    return {
      kind: "mistake",
      text,
      problem: "The date is past.",
      corrected: `${text} until <year-month-day>`,
    };
  }
  return undefined;
}

/** The command after `/connector`, with another rule and without its date. */
function textOf(command: Command, rule: string): string {
  const subject = rule === "" ? "" : ` ${rule}`;
  const path = "path" in command && command.path !== null ? ` ${command.path}` : "";
  const because = "because" in command ? ` because ${command.because}` : "";
  return plain(`${command.kind}${subject}${path}${because}`);
}
