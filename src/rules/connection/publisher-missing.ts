import { keyLocationOf, locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";
import { stackOwnerMember } from "./_owners.ts";

export default defineRule({
  id: "connection/publisher-missing",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["properties"],
  covers: ["connection/stackowner-missing"],
  title: "A publisher for every connector",
  why: "The publisher is shown beside the connector's name and is asked for by certification.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties, connector }) {
    const holder = properties.properties;
    if (holder === undefined || !isObject(holder.value) || (properties.publisher ?? "").trim() !== "") return;
    const node = member(holder, "publisher");
    const publisher =
      connector.kind === "independent" ? "the full name of the person who" : "the name of the company that";
    const isOwnerMissing = node === undefined && stackOwnerMember(holder) === undefined;
    yield {
      location: node === undefined ? keyLocationOf(holder) : locationOf(node),
      subject: ["publisher"],
      message:
        node === undefined
          ? `The properties have no \`publisher\`${isOwnerMissing ? " and no `stackOwner`" : ""}.`
          : "The properties leave `publisher` without a name.",
      fix: `Add \`"publisher"\` with ${publisher} publishes the connector${isOwnerMissing ? ', and `"stackOwner"` with the name of the company that owns the service' : ""}.`,
    };
  },
});
