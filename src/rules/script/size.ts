import { maxScriptBytes } from "../../connector/script/script.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";

export default defineRule({
  id: "script/size",
  severity: "error",
  needs: ["script"],
  title: "Scripts of at most 1 MB",
  why: "Scripts above 1 MB are refused when the connector is deployed.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script: { file, size } }) {
    if (size <= maxScriptBytes) return;
    yield {
      location: atFile(file),
      subject: ["script.csx"],
      message: `The script has ${size} bytes, the limit is ${maxScriptBytes}.`,
      fix: "Move data and logic into the service, and keep only the transformation of requests and responses.",
    };
  },
});
