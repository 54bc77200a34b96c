import { type CommandDefinition, type Missing, missing, type Words } from "../definition.ts";
import { readRule } from "../words.ts";

interface Explain {
  readonly kind: "explain";
  readonly rule: string;
}

export default {
  name: "explain",
  position: 20,
  usage: "RULE",
  summary: "why, examples, and where it comes from",
  permission: "author or triage",
  read,
  effect: ({ rule }) => ({ kind: "explanation", rule }),
  button: {
    position: 30,
    label: "Explain",
    description: "Why the findings matter, with examples",
    shownWith: "findings",
    target: "open rules",
  },
} satisfies CommandDefinition<Explain>;

function read([rule = ""]: Words): Explain | Missing {
  if (rule === "") return missing("A rule is needed.", "<rule>");
  return { kind: "explain", rule: readRule(rule) };
}
