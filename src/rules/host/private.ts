import { locationOf, member } from "../../connector/node.ts";
import { isBehindGateway } from "../../connector/properties/gateway.ts";
import { isPrivateHost } from "../../connector/swagger/private-host.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { hasDynamicHost } from "./_dynamic.ts";

const tunnels =
  /(?:^|\.)(?:ngrok\.(?:io|app|dev)|ngrok-free\.(?:app|dev)|devtunnels\.ms|loca\.lt|localtunnel\.me|webhook\.site|requestbin\.com|serveo\.net)$/;

export default defineRule({
  id: "host/private",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger", "hosts"],
  title: "A host that everybody can reach",
  why: "The platform calls the service from its own data centres; a private address or a developer's tunnel is out of its reach.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger, connector, hosts }) {
    const node = member(swagger.root, "host");
    if (node === undefined || swagger.host === undefined || hasDynamicHost(connector)) return;
    if (hosts.accept(swagger.host)) return;
    const host = swagger.host.trim().toLowerCase().replace(/:\d+$/, "");
    const isTunnel = tunnels.test(host);
    if (!isTunnel && (!isPrivateHost(host) || isBehindGateway(connector))) return;
    yield {
      location: locationOf(node),
      subject: ["host"],
      message: isTunnel
        ? `The host ${quoted(swagger.host)} is a tunnel to a developer's machine.`
        : `The host ${quoted(swagger.host)} is a private address.`,
      fix: "Use the public production host.",
    };
  },
});
