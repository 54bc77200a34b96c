import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { inputsIn, keptField, startOf } from "./_fields.ts";
import { orNewRevision } from "./_operations.ts";
import { isWidened, typeChange } from "./_values.ts";

export default defineRule({
  id: "breaking-change/param-type",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Parameters that keep their type",
  why: "Flows hold values of the old type. They are refused, or mean something else.",
  source: "Pull request 3546 of microsoft/PowerPlatformConnectors; certification updates: changed type",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { pair, field } of inputsIn(comparison)) {
      if (field.before.part !== "parameter" || field.before.path.endsWith("[]")) continue;
      const types = typeChange(field.before.shape, field.after.shape);
      if (types === undefined) continue;
      yield keptField(pair, field, "type", {
        ...types,
        message: `${startOf(field.after)} of ${quoted(pair.name)} was ${quoted(types.before)} and is ${quoted(types.after)} now.`,
        fix: orNewRevision("Keep the type", pair.before),
        ...(isWidened(types) ? { severity: "warning" as const } : {}),
      });
    }
  },
});
