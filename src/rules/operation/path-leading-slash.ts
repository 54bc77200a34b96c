import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { renameKey } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/path-leading-slash",
  official: ["OperationPathMustStartWithSlash"],
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "Paths that begin with a slash",
  why: "The path is appended to host and base path as it stands; without the slash requests go to another address, and the definition is refused.",
  source: "Microsoft Swagger Validator, rule OperationPathMustStartWithSlash; OpenAPI 2.0, Paths Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { template, node } of swagger.paths()) {
      if (template.startsWith("/")) continue;
      yield {
        location: keyLocationOf(node),
        subject: [template],
        message: `The path ${quoted(template)} does not begin with a slash.`,
        fix: `Write ${quoted(`/${template.trimStart()}`)}.`,
        edits: [renameKey(node.pointer, `/${template.trimStart()}`)],
      };
    }
  },
});
