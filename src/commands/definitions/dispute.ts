import { type CommandDefinition, type Missing, missing, type Words } from "../definition.ts";
import { readReason, readRule, splitAtBecause } from "../words.ts";

interface Dispute {
  readonly kind: "dispute";
  readonly rule: string;
  readonly because: string;
}

export default {
  name: "dispute",
  position: 70,
  usage: "RULE because …",
  summary: "tells us that the rule is wrong here",
  permission: "author or triage",
  read,
  effect: (command) => ({ kind: "decision", command, isAboutHead: false }),
} satisfies CommandDefinition<Dispute>;

function read(words: Words): Dispute | Missing {
  const { before, after } = splitAtBecause(words);
  const [rule = ""] = before;
  if (rule === "") return missing("A rule and a reason are needed.", "<rule> because <reason>");
  const because = readReason(after);
  if (because === "") return missing("A reason is needed.", `${readRule(rule)} because <reason>`);
  return { kind: "dispute", rule: readRule(rule), because };
}
