import { keyLocationOf, locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";
import { stackOwnerMember } from "./_owners.ts";

export default defineRule({
  id: "connection/stackowner-missing",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["properties"],
  title: "The owner of the service behind every connector",
  why: "Certification asks for the owner of the back-end service, who may be somebody else than the publisher.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties }) {
    const holder = properties.properties;
    if (holder === undefined || !isObject(holder.value) || (properties.stackOwner ?? "").trim() !== "")
      return;
    const node = member(holder, "stackOwner");
    const misspelled = stackOwnerMember(holder);
    if (node === undefined && misspelled !== undefined) {
      yield {
        location: keyLocationOf(misspelled.node),
        subject: ["stackOwner"],
        message: `The member ${quoted(misspelled.name)} is not spelled \`stackOwner\`.`,
        fix: `Rename ${quoted(misspelled.name)} to \`stackOwner\`.`,
      };
      return;
    }
    yield {
      location: node === undefined ? keyLocationOf(holder) : locationOf(node),
      subject: ["stackOwner"],
      message: `The properties ${node === undefined ? "have no `stackOwner`" : "leave `stackOwner` without a name"}.`,
      fix: 'Add `"stackOwner"` with the name of the company that owns the service behind the connector.',
    };
  },
});
