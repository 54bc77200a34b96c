import { type CommandDefinition, type Missing, missing, type Words } from "../definition.ts";
import { readPath, readRule } from "../words.ts";

interface Unwaive {
  readonly kind: "unwaive";
  readonly rule: string;
  /** A file or folder as typed; null: every waiver of the rule. */
  readonly path: string | null;
}

export default {
  name: "unwaive",
  position: 50,
  usage: "RULE [PATH]",
  summary: "takes that back",
  permission: "write",
  read,
  effect: (command) => ({ kind: "decision", command, isAboutHead: true }),
} satisfies CommandDefinition<Unwaive>;

function read([rule = "", ...path]: Words): Unwaive | Missing {
  if (rule === "") return missing("A rule is needed.", "<rule>");
  return { kind: "unwaive", rule: readRule(rule), path: readPath(path) };
}
