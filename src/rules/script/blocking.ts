import { defineRule } from "../../review/rule/rule.ts";
import { constructsIn } from "./_constructs.ts";

/** `.Result` only behind a call: many JSON documents have a member of this name. */
const blocking =
  /\bThread\.Sleep(?=\s{0,9}\()|\bTask\.Delay(?=\s{0,9}\()|\bSpinWait\b|Async\s{0,9}\([^;{}()]{0,200}\)\s{0,99}(?<name>\.\s{0,9}Result)\b|\)\s{0,9}\.\s{0,9}Wait\s{0,9}\(|\.\s{0,9}GetAwaiter\s{0,9}\(\s{0,9}\)\s{0,9}\.\s{0,9}GetResult(?=\s{0,9}\()|\bTask\.(?:WaitAll|WaitAny)(?=\s{0,9}\()/g;

export default defineRule({
  id: "script/blocking",
  severity: "warning",
  needs: ["script"],
  title: "Scripts that do not wait",
  why: "A script has to answer within 5 seconds (2 minutes for connectors created lately) and shares its threads: one that sleeps or blocks fails under load.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    for (const { name, location } of constructsIn(script, blocking)) {
      const isSleep = /Sleep|Delay|Spin/.test(name);
      const construct = name.replace(/^[).]+/, "").replace(/\($/, "");
      yield {
        location,
        subject: [construct],
        message: `The script ${isSleep ? "waits" : "blocks its thread"} with \`${construct}\`.`,
        fix: isSleep
          ? "Answer at once, and let the flow do the waiting, with a trigger or a polling action."
          : "Use `await` with `ConfigureAwait(false)`.",
      };
    }
  },
});
