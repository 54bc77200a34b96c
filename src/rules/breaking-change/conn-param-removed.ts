import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted, wasAndIs } from "../../wording/quoted.ts";
import { everyConnection, propertiesLocation, setLabel, wholeChange } from "./_connection.ts";
import { connectionParameters, type ParameterSides, renamedTo } from "./_parameters.ts";

export default defineRule({
  id: "breaking-change/conn-param-removed",
  official: ["ConnectionParametersRemoved"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Connection parameters that stay",
  why: "A connection holds values by the names and types of its parameters. What is gone, renamed or of another type is lost, and the connection with it.",
  source: "Certification updates of connectors, ConnectionParametersRemoved",
  since: "0.1.0",
  *check({ comparison }) {
    for (const sides of connectionParameters(comparison)) {
      const { before, after } = sides;
      const change = before === undefined ? undefined : changeOf(sides);
      if (before === undefined || change === undefined) continue;
      const key = before.set === undefined ? "connectionParameters" : "connectionParameterSets";
      yield wholeChange({
        location: after === undefined ? propertiesLocation(comparison, key) : keyLocationOf(after.node),
        beforeLocation: keyLocationOf(before.node),
        subject: [...(before.set === undefined ? [] : [before.set]), before.name],
        what: `connection parameter ${quoted(setLabel(before.set) + before.name)}`,
        before: change.before,
        after: change.after,
        who: everyConnection,
        message: `The connection parameter ${quoted(before.name)} ${change.words}.`,
        fix: "Keep it as it was; what is new goes into a parameter set of its own in `connectionParameterSets`.",
      });
    }
  },
});

interface Words {
  readonly before: string;
  readonly after: string;
  readonly words: string;
}

function changeOf(sides: ParameterSides): Words | undefined {
  const { before, after } = sides;
  const old = before?.type ?? "no type";
  if (after === undefined) {
    const other = renamedTo(sides)?.name;
    return other === undefined
      ? { before: old, after: "removed", words: "is gone" }
      : { before: before?.name ?? "", after: other, words: `is called ${quoted(other)} now` };
  }
  const now = after.type ?? "no type";
  if (old.toLowerCase() === now.toLowerCase()) return undefined;
  return { before: old, after: now, words: wasAndIs(old, now) };
}
