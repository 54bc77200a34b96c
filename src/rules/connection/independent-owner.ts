import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { sameText } from "../../wording/same-text.ts";

export default defineRule({
  id: "connection/independent-owner",
  severity: "info",
  kinds: ["independent"],
  preset: "microsoft",
  needs: ["properties"],
  title: "An independent publisher beside the service's owner",
  why: "Independent publishers connect services of others. Whoever owns the service can have the connector certified instead.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission-ip",
  since: "0.1.0",
  *check({ properties }) {
    const node = member(properties.properties, "stackOwner");
    const { publisher = "", stackOwner = "" } = properties;
    if (node === undefined || stackOwner.trim() === "" || !sameText(publisher, stackOwner)) return;
    yield {
      location: locationOf(node),
      subject: ["stackOwner"],
      message: `The publisher and the owner of the service are both ${quoted(stackOwner)}.`,
      fix: "Name the owner of the service in `stackOwner`, or submit the connector as a certified one.",
    };
  },
});
