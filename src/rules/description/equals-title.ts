import { locationOf, member, stringOf } from "../../connector/node.ts";
import { ownTitle } from "../../connector/swagger/title.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { sameText } from "../../wording/same-text.ts";

export default defineRule({
  id: "description/equals-title",
  severity: "warning",
  needs: ["swagger"],
  title: "A description that says more than the title",
  why: "Galleries show title and description side by side; the same words twice leave makers without a reason to choose the connector.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "description");
    const description = stringOf(node);
    if (node === undefined || description === undefined || description.trim() === "") return;
    if (swagger.title === undefined || !sameText(description, ownTitle(swagger.title))) return;
    yield {
      location: locationOf(node),
      subject: ["info.description"],
      message: "The description of the connector repeats its title.",
      fix: "Say in one or two sentences what the service does and what makers use it for.",
    };
  },
});
