import { locationOf, member } from "../../connector/node.ts";
import { isBehindGateway } from "../../connector/properties/gateway.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { hasDynamicHost } from "./_dynamic.ts";

const hard = new Set(["dev", "test", "stage", "staging", "qa", "uat"]);
/** Legitimate services carry these too. */
const soft = new Set(["sandbox", "preprod", "preview", "beta", "demo"]);

export default defineRule({
  id: "host/non-production",
  policy: ["5000.2.6.4"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger", "hosts"],
  title: "The production host of the service",
  why: "Everybody's flows would run against a system that is made to be changed and may vanish; certification asks for the production host.",
  source: "Certification policy 5000.2.6.4",
  since: "0.1.0",
  *check({ swagger, connector, hosts }) {
    const node = member(swagger.root, "host");
    const { host } = swagger;
    if (node === undefined || host === undefined || hasDynamicHost(connector)) return;
    if (hosts.accept(host) || isBehindGateway(connector)) return;
    const labels = host
      .toLowerCase()
      .replace(/:\d+$/, "")
      .split(/[.-]/)
      // The last one is a domain of the world: `.dev` and `.qa` say nothing.
      .slice(0, -1);
    const word = labels.find((label) => hard.has(label)) ?? labels.find((label) => soft.has(label));
    // A connector for a sandbox says so in its title.
    if (word === undefined || titleNames(swagger.title ?? "", word)) return;
    yield {
      location: locationOf(node),
      subject: ["host"],
      message: `The host ${quoted(host)} looks like one for ${quoted(word)}, not for production.`,
      fix: "Use the production host, or say in the title which environment the connector is for.",
      ...(soft.has(word) ? { severity: "warning" as const } : {}),
    };
  },
});

function titleNames(title: string, word: string): boolean {
  return title
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .includes(word);
}
