import { items, locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { removeAt, setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "swagger/scheme-websocket",
  official: ["SchemeNotSupported"],
  severity: "error",
  needs: ["swagger"],
  title: "No web sockets",
  why: "Connectors speak HTTP only; the validator refuses the schemes of web sockets.",
  source: "Microsoft Swagger Validator, rule SchemeNotSupported",
  since: "0.1.0",
  *check({ swagger }) {
    for (const node of items(member(swagger.root, "schemes"))) {
      const scheme = stringOf(node);
      if (scheme !== "ws" && scheme !== "wss") continue;
      yield {
        location: locationOf(node),
        subject: ["schemes", scheme],
        message: `The scheme ${quoted(scheme)} is not supported by the platform.`,
        fix: `Delete ${quoted(scheme)} and use \`https\`.`,
        edits: [swagger.schemes.includes("https") ? removeAt(node.pointer) : setValue(node.pointer, "https")],
      };
    }
  },
});
