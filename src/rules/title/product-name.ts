import type { Connector } from "../../connector/connector.ts";
import { locationOf, member } from "../../connector/node.ts";
import { isMicrosofts } from "../../connector/properties/publisher.ts";
import { ownTitle } from "../../connector/swagger/title.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { listed } from "../../wording/listed.ts";
import { furtherProductNames, whateverIsAccepted } from "../../wording/product-names.ts";
import { quoted } from "../../wording/quoted.ts";

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
    const isOwn = isOfMicrosoft(connector);
    const title = swagger.title ?? "";
    const named = furtherProductNames(title, isOwn ? words : undefined);
    if (node === undefined || named.length === 0) return;
    yield {
      location: locationOf(node),
      subject: ["info.title"],
      message: `The title names ${listed(named.map(quoted))}, ${named.length === 1 ? "a product" : "products"} of the Power Platform.`,
      fix: `Remove ${listed(named.map((name) => quoted(withPreposition(name, title))))} from the title; the name of the product or organisation is enough.${whateverIsAccepted(named, words)}`,
      ...(isOwn ? { severity: "warning" as const } : {}),
    };
  },
});

/** At the end of a title, the word that leads to it would be left alone: "Robots for". */
function withPreposition(name: string, title: string): string {
  const own = ownTitle(title);
  if (!own.endsWith(name)) return name;
  return `${/\b(?:and|at|by|for|from|in|into|on|to|with)\s+$/i.exec(own.slice(0, -name.length))?.[0] ?? ""}${name}`;
}

function isOfMicrosoft(connector: Connector): boolean {
  const properties = connector.view("properties");
  return properties.state === "ready" && isMicrosofts(properties.view);
}
