import { locationOf, member } from "../../connector/node.ts";
import { isSampleHost } from "../../connector/swagger/sample-host.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { hasDynamicHost } from "./_dynamic.ts";

export default defineRule({
  id: "host/placeholder",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger", "hosts"],
  title: "A host of its own instead of a sample",
  why: "Requests would go to a host of somebody else or of nobody, unless a policy puts the real one in place.",
  source: "Templates of the repository microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ swagger, connector, hosts }) {
    const node = member(swagger.root, "host");
    const host = swagger.host?.trim().replace(/:\d+$/, "");
    if (node === undefined || host === undefined || !isSampleHost(host) || hasDynamicHost(connector)) return;
    if (hosts.accept(host)) return;
    yield {
      location: locationOf(node),
      subject: ["host"],
      message: `The host ${quoted(host)} is a placeholder, and no policy replaces it.`,
      fix: "Write the production host, or add a `dynamichosturl` policy to apiProperties.json.",
    };
  },
});
