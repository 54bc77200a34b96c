import { defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";
import { startOf } from "./_constructs.ts";

export default defineRule({
  id: "script/entry",
  severity: "error",
  needs: ["script"],
  title: "An override of `ExecuteAsync` that returns the response",
  why: "The platform calls `ExecuteAsync` for every call of an operation. Without the override the script cannot be deployed.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    const classes = script.classes();
    // Without the class there is nothing that could have an entry: that is one finding.
    if (!script.isComplete || classes.length === 0 || script.entry() !== undefined) return;
    const written = classes.flatMap(({ methods }) => methods).find(({ name }) => name === "ExecuteAsync");
    yield {
      location: written === undefined ? startOf(script) : atRange(script.file, written.span),
      subject: ["ExecuteAsync"],
      message: "The class `Script` does not override `ExecuteAsync` with a task of `HttpResponseMessage`.",
      fix: "Write `public override async Task<HttpResponseMessage> ExecuteAsync()`.",
    };
  },
});
