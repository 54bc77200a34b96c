import { defineRule } from "../../review/rule/rule.ts";
import { startOf } from "./_constructs.ts";

export default defineRule({
  id: "script/class",
  severity: "error",
  needs: ["script"],
  title: "A class `Script` that derives from `ScriptBase`",
  why: "The platform creates an object of this class for every call. Without it the script cannot be deployed.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    // Where the code has a syntax error, the class may be there and not be seen.
    if (!script.isComplete || script.classes().length > 0) return;
    yield {
      location: startOf(script),
      subject: ["Script"],
      message: "The script has no class `Script` that derives from `ScriptBase`.",
      fix: "Declare `public class Script : ScriptBase`, and put the code into it.",
    };
  },
});
