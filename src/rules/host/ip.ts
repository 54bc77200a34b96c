import { locationOf, member } from "../../connector/node.ts";
import { isBehindGateway } from "../../connector/properties/gateway.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "host/ip",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger", "hosts"],
  title: "A host by name",
  why: "An IP address moves with the machine and seldom has a certificate, so calls fail one day.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ swagger, connector, hosts }) {
    const node = member(swagger.root, "host");
    const address = /^(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/.exec(swagger.host?.trim() ?? "")?.[1];
    if (node === undefined || address === undefined || isPrivate(address)) return;
    if (hosts.accept(address) || isBehindGateway(connector)) return;
    yield {
      location: locationOf(node),
      subject: ["host"],
      message: `The host ${quoted(address)} is an IP address.`,
      fix: "Use a DNS name with a certificate.",
    };
  },
});

/** The business of host/private. */
function isPrivate(address: string): boolean {
  return /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(address);
}
