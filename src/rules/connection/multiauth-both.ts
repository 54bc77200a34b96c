import { keyLocationOf, member, members } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";

export default defineRule({
  id: "connection/multiauth-both",
  severity: "info",
  needs: ["properties"],
  title: "Connection parameters in sets or on their own, not both",
  why: "With sets the platform asks for their parameters; those beside them are only read for connections that exist already.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/multi-auth",
  since: "0.1.0",
  *check({ properties }) {
    const single = member(properties.properties, "connectionParameters");
    const isInSet = properties.connectionParameters().some(({ set }) => set !== undefined);
    if (single === undefined || members(single).length === 0 || !isInSet) return;
    yield {
      location: keyLocationOf(single),
      subject: ["connectionParameters"],
      message: "The properties have both `connectionParameters` and `connectionParameterSets`.",
      fix: "Empty `connectionParameters`, unless connections made before the sets still need them.",
    };
  },
});
