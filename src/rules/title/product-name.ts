import type { Connector } from "../../connector/connector.ts";
import { member, placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { otherProductName, whateverIsAccepted } from "./_product-names.ts";

export default defineRule({
  id: "title/product-name",
  policy: ["5000.2.2.2"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger", "words"],
  title: "No Power Platform product in the title",
  why: "A title names the service behind the connector. With the name of a Power Platform product in it, makers take the connector for one of Microsoft's own, and certification refuses it.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger, connector, words }) {
    const node = member(swagger.info, "title");
    // Microsoft may name its own products; a reviewer still looks at it, unless the repository has decided.
    const isOwn = isMicrosofts(connector);
    const name = otherProductName(swagger.title ?? "", isOwn ? words : undefined);
    if (node === undefined || name === undefined) return;
    yield {
      at: placeOf(node),
      subject: ["info.title"],
      message: `The title names the Power Platform product ${quoted(name)}.`,
      fix: `Remove ${quoted(name)} from the title and keep the name of the product or organisation.${whateverIsAccepted(name, words)}`,
      ...(isOwn ? { severity: "warning" as const } : {}),
    };
  },
});

function isMicrosofts(connector: Connector): boolean {
  const properties = connector.view("properties");
  return properties.state === "ready" && /^microsoft\b/i.test(properties.view.publisher?.trim() ?? "");
}
