import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";

export default defineRule({
  id: "script/missing",
  severity: "error",
  needs: ["properties"],
  title: "A script where operations are said to have one",
  why: "`scriptOperations` sends calls of these operations through the connector's script. Without the file they cannot be deployed.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ connector, properties }) {
    const list = member(properties.properties, "scriptOperations");
    const count = properties.scriptOperations.length;
    if (count === 0 || connector.file("script") !== undefined) return;
    yield {
      location: list === undefined ? atFile(properties.file) : locationOf(list),
      subject: ["scriptOperations"],
      message: `\`scriptOperations\` lists ${count === 1 ? "1 operation" : `${count} operations`}, but the folder has no \`script.csx\`.`,
      fix: "Add `script.csx`, or remove `scriptOperations`.",
    };
  },
});
