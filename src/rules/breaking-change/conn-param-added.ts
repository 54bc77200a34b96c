import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { everyConnection, hasDefault, isRequired, setLabel, wholeChange } from "./_connection.ts";
import { connectionParameters, renamedTo } from "./_parameters.ts";

export default defineRule({
  id: "breaking-change/conn-param-added",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "New connection parameters that connections can do without",
  why: "Connections that exist have no value for a new parameter. When it is required, none of them works.",
  source: "Follows from how flows bind to a connector",
  since: "0.1.0",
  *check({ comparison }) {
    const all = [...connectionParameters(comparison)];
    // A new name is the business of breaking-change/conn-param-removed.
    const renamed = new Set(all.filter(({ after }) => after === undefined).map(renamedTo));
    for (const { before, after } of all) {
      if (before !== undefined || after === undefined || !isRequired(after) || hasDefault(after)) continue;
      if (renamed.has(after)) continue;
      yield wholeChange({
        location: keyLocationOf(after.node),
        subject: [...(after.set === undefined ? [] : [after.set]), after.name],
        what: `connection parameter ${quoted(setLabel(after.set) + after.name)}`,
        before: "absent",
        after: "required",
        who: everyConnection,
        message: `The connection parameter ${quoted(after.name)} is new and required.`,
        fix: "Make it optional with a default, or put it into a parameter set of its own in `connectionParameterSets`.",
      });
    }
  },
});
