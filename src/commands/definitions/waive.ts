import { type CommandDefinition, type Missing, missing, type Words } from "../definition.ts";
import { type DatedReason, readDatedReason, readPath, readRule, splitAtBecause } from "../words.ts";

/** Without a date it lasts for the default number of days. */
interface Waive extends DatedReason {
  readonly kind: "waive";
  readonly rule: string;
  /** A file or folder as typed; null: every file. */
  readonly path: string | null;
}

export default {
  name: "waive",
  position: 40,
  usage: "RULE [PATH] because … [until DATE]",
  summary: "lets it pass, for 90 days unless a date is given",
  permission: "write",
  read,
  effect: (command) => ({ kind: "decision", command, isAboutHead: true }),
} satisfies CommandDefinition<Waive>;

function read(words: Words): Waive | Missing {
  const { before, after } = splitAtBecause(words);
  const [rule = "", ...path] = before;
  if (rule === "") return missing("A rule and a reason are needed.", "<rule> because <reason>");
  const reason = readDatedReason(after);
  if ("problem" in reason) {
    return missing(reason.problem, `${[readRule(rule), ...path].join(" ")} because ${reason.words}`);
  }
  return { kind: "waive", rule: readRule(rule), path: readPath(path), ...reason };
}
