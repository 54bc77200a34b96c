import { keyLocationOf, member } from "../../connector/node.ts";
import { isBehindGateway } from "../../connector/properties/gateway.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setMember } from "../../text/json/json-change.ts";

export default defineRule({
  id: "host/schemes-missing",
  severity: "info",
  needs: ["swagger"],
  title: "Schemes that are written down",
  why: "Without `schemes` tools guess how to reach the service, and some of them guess plain http.",
  source: "OpenAPI 2.0, Swagger Object",
  since: "0.1.0",
  *check({ swagger, connector }) {
    if (member(swagger.root, "schemes") !== undefined) return;
    yield {
      location: keyLocationOf(member(swagger.root, "host") ?? swagger.root),
      subject: ["schemes"],
      message: "The definition has no `schemes`.",
      // A server behind the gateway may not support https.
      ...(isBehindGateway(connector)
        ? { fix: 'Add `"schemes": ["https"]`, or `["http"]` if your server has no certificate.' }
        : {
            fix: 'Add `"schemes": ["https"]`.',
            edits: [
              setMember("", "schemes", ["https"], member(swagger.root, "basePath") ? "basePath" : "host"),
            ],
          }),
    };
  },
});
