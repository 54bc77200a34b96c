import { keyLocationOf } from "../../connector/node.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";

export default defineRule({
  id: "connection/gateway",
  severity: "warning",
  needs: ["properties"],
  title: "The on-premises gateway without key or script",
  why: "Calls through the on-premises data gateway carry no API key and pass no script, so the connector fails there.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/faq",
  since: "0.1.0",
  *check({ properties, connector }) {
    const parameters = properties.connectionParameters();
    const gateway = parameters.find(({ type }) => type?.toLowerCase() === "gatewaysetting");
    if (gateway === undefined) return;
    const key = parameters.find(({ name, set }) => set === gateway.set && /^api_?key$/i.test(name));
    const hasScript = connector.file("script") !== undefined;
    if (key === undefined && !hasScript) return;
    yield {
      location: keyLocationOf(gateway.node),
      subject: connectionParameterSubject(gateway),
      message: `The gateway is offered beside ${key === undefined ? "a script" : connectionParameter(key)}, with which it does not work.`,
      fix: `Remove ${key === undefined ? "the script" : "the key"}, or the gateway.`,
    };
  },
});
