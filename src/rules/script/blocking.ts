import { defineRule } from "../../review/rule/rule.ts";
import { type ConstructPattern, constructsIn } from "./_constructs.ts";

const sleeping: readonly ConstructPattern[] = [
  { kind: "call", path: /\b(?:Thread\.Sleep|Task\.Delay)$/ },
  { kind: "call", path: /\bSpinWait(?=\.)/ },
  { kind: "creation", path: /\bSpinWait$/ },
];

/** `.Result` only behind a call: many JSON documents have a member of this name. */
const blocking: readonly ConstructPattern[] = [
  { kind: "member", path: /Async\(\)\.(?<name>Result)$/ },
  { kind: "call", path: /\)\.(?<name>Wait)$/ },
  { kind: "call", path: /\.(?<name>GetAwaiter\(\)\.GetResult)$/ },
  { kind: "call", path: /\bTask\.(?:WaitAll|WaitAny)$/ },
];

export default defineRule({
  id: "script/blocking",
  severity: "warning",
  needs: ["script"],
  title: "Scripts that do not wait",
  why: "A script has to answer within 5 seconds (2 minutes for connectors created lately) and shares its threads: one that sleeps or blocks fails under load.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    for (const { name, location } of constructsIn(script, [...sleeping, ...blocking])) {
      const isSleep = /Sleep|Delay|Spin/.test(name);
      yield {
        location,
        subject: [name],
        message: `The script ${isSleep ? "waits" : "blocks its thread"} with \`${name}\`.`,
        fix: isSleep
          ? "Answer at once, and let the flow do the waiting, with a trigger or a polling action."
          : "Use `await` with `ConfigureAwait(false)`.",
      };
    }
  },
});
