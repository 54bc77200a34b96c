import { defineRule } from "../../review/rule/rule.ts";
import { constructsIn, hasScriptClass, startOf } from "./_constructs.ts";

/** `public override async Task<HttpResponseMessage> ExecuteAsync(`, blanks and qualified names as people like them. */
const entry =
  /\boverride\s{1,9}(?:async\s{1,9})?(?:[\w.]{0,80}\.)?Task\s{0,9}<\s{0,9}(?:[\w.]{0,80}\.)?HttpResponseMessage\s{0,9}>\s{1,9}ExecuteAsync\s{0,9}\(/;

export default defineRule({
  id: "script/entry",
  severity: "error",
  needs: ["script"],
  title: "An override of `ExecuteAsync` that returns the response",
  why: "The platform calls `ExecuteAsync` for every call of an operation. Without the override the script cannot be deployed.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    // Without the class there is nothing that could have an entry: that is one finding.
    if (!hasScriptClass(script) || entry.test(script.code)) return;
    const [written] = constructsIn(script, /\bExecuteAsync(?=\s{0,9}\()/g);
    yield {
      location: written?.location ?? startOf(script),
      subject: ["ExecuteAsync"],
      message: "The class `Script` does not override `ExecuteAsync` with a task of `HttpResponseMessage`.",
      fix: "Write `public override async Task<HttpResponseMessage> ExecuteAsync()`.",
    };
  },
});
