import { keyLocationOf, locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";

export default defineRule({
  id: "connection/publisher-missing",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["properties"],
  title: "A publisher for every connector",
  why: "The publisher is shown beside the connector's name and is asked for by certification.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties, connector }) {
    const holder = properties.properties;
    if (holder === undefined || !isObject(holder.value) || (properties.publisher ?? "").trim() !== "") return;
    const node = member(holder, "publisher");
    yield {
      location: node === undefined ? keyLocationOf(holder) : locationOf(node),
      subject: ["publisher"],
      message: `The properties ${node === undefined ? "have no `publisher`" : "leave `publisher` without a name"}.`,
      fix:
        connector.kind === "independent"
          ? 'Add `"publisher"` with the full name of the person who publishes the connector.'
          : 'Add `"publisher"` with the name of the company that publishes the connector.',
    };
  },
});
