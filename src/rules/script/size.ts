import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";

/** 1 MB (write-code documentation). */
const maxBytes = 1_048_576;

export default defineRule({
  id: "script/size",
  severity: "error",
  needs: ["script"],
  title: "Scripts of at most 1 MB",
  why: "Scripts above 1 MB are refused when the connector is deployed.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script: { file, size } }) {
    if (size <= maxBytes) return;
    yield {
      location: atFile(file),
      subject: ["script.csx"],
      message: `The script has ${size} bytes, the limit is ${maxBytes}.`,
      fix: "Move data and logic into the service, and keep only the transformation of requests and responses.",
    };
  },
});
