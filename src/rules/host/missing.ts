import { member } from "../../connector/node.ts";
import { documentLocation } from "../../connector/swagger/document-location.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { hasDynamicHost } from "./_dynamic.ts";

export default defineRule({
  id: "host/missing",
  severity: "warning",
  needs: ["swagger"],
  title: "The host of the service",
  why: "Without a host requests go to the address the definition was loaded from, which is none of the service's.",
  source: "OpenAPI 2.0, Swagger Object",
  since: "0.1.0",
  *check({ swagger, connector }) {
    if (member(swagger.root, "host") !== undefined || hasDynamicHost(connector)) return;
    yield {
      location: documentLocation(swagger),
      hasNoLines: true,
      subject: ["host"],
      message: "The definition has no `host`, and no policy supplies one.",
      fix: 'Add `"host"` with the name of the production host.',
    };
  },
});
