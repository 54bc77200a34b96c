import { type CommandDefinition, type Missing, missing, type Words } from "../definition.ts";
import { type DatedReason, readDatedReason, splitAtBecause } from "../words.ts";

interface Acknowledge extends DatedReason {
  readonly kind: "acknowledge";
}

export default {
  name: "acknowledge",
  position: 60,
  usage: "because …",
  summary: "confirms the breaking changes",
  permission: "write",
  read,
  effect: (command) => ({ kind: "decision", command, isAboutHead: true }),
} satisfies CommandDefinition<Acknowledge>;

function read(words: Words): Acknowledge | Missing {
  const { before, after } = splitAtBecause(words);
  const reason = readDatedReason(after);
  if ("problem" in reason) return missing(reason.problem, `because ${reason.words}`);
  if (!/^(?:breaking(?: changes?)?|changes?)?$/i.test(before.join(" "))) {
    return missing("All breaking changes are acknowledged together.", `because ${reason.because}`);
  }
  return { kind: "acknowledge", ...reason };
}
