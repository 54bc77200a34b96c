import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

/** Enough to be copied; more would drown the message. */
const maxIdsShown = 5;

export default defineRule({
  id: "script/unlisted",
  severity: "info",
  needs: ["properties", "swagger"],
  title: "The operations a script is for",
  why: "Without `scriptOperations` nothing says which operations run through the script; tools then take all of them.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ connector, properties: { properties, root }, swagger }) {
    if (connector.file("script") === undefined || member(properties, "scriptOperations") !== undefined)
      return;
    const ids = swagger.operations().flatMap(({ id }) => (id === undefined ? [] : [id]));
    yield {
      location: locationOf(properties ?? root),
      subject: ["scriptOperations"],
      message:
        "The folder has a script, but `scriptOperations` does not say which operations run through it.",
      fix: `Add \`scriptOperations\` with the operations that the script handles, out of ${ids.slice(0, maxIdsShown).map(quoted).join(", ")}${ids.length > maxIdsShown ? " and others" : ""}.`,
    };
  },
});
