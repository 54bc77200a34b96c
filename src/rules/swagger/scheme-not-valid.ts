import { items, locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { removeAt, setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "swagger/scheme-not-valid",
  official: ["SchemeNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "Schemes of OpenAPI 2.0",
  why: "OpenAPI 2.0 knows http, https, ws and wss; the import refuses other words.",
  source: "Microsoft Swagger Validator, rule SchemeNotValid; OpenAPI 2.0, Swagger Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const node of items(member(swagger.root, "schemes"))) {
      const scheme = stringOf(node) ?? canonical(node.value);
      if (["http", "https", "ws", "wss"].includes(scheme)) continue;
      const hasHttps = swagger.schemes.includes("https");
      yield {
        location: locationOf(node),
        subject: ["schemes", scheme],
        message: `The scheme ${quoted(scheme)} is none that OpenAPI 2.0 knows.`,
        fix: hasHttps ? `Delete ${quoted(scheme)}.` : "Write `https`.",
        edits: [hasHttps ? removeAt(node.pointer) : setValue(node.pointer, "https")],
      };
    }
  },
});
