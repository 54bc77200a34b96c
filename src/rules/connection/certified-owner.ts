import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { sameText } from "../../wording/same-text.ts";

export default defineRule({
  id: "connection/certified-owner",
  severity: "info",
  kinds: ["certified"],
  needs: ["properties"],
  title: "Certified connectors by the owner of the service",
  why: "Certified connectors are published by who owns the service; everybody else publishes as an independent publisher. Few published ones name two.",
  source: "https://github.com/microsoft/PowerPlatformConnectors/pull/2360",
  since: "0.1.0",
  *check({ properties }) {
    const node = member(properties.properties, "stackOwner");
    const { publisher = "", stackOwner = "" } = properties;
    if (node === undefined || publisher.trim() === "" || stackOwner.trim() === "") return;
    if (sameText(essence(publisher), essence(stackOwner))) return;
    yield {
      location: locationOf(node),
      subject: ["stackOwner"],
      message: `The \`publisher\` is ${quoted(publisher)}, but the \`stackOwner\` is ${quoted(stackOwner)}.`,
      fix: "Name the same company in both, or say in the pull request why somebody else publishes it.",
    };
  },
});

/** Legal forms and punctuation are written in many ways. */
function essence(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]+/gu, "")
    .replace(/\s+(?:inc|llc|ltd|limited|gmbh|corp|corporation|co|ag|bv|as|oy|sa|srl|pty)\b/g, "")
    .trim();
}
