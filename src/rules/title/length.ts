import { locationOf, member } from "../../connector/node.ts";
import { ownTitle } from "../../connector/swagger/title.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

const maxTitleLength = 30;

export default defineRule({
  id: "title/length",
  official: ["FieldLengthExceeded"],
  policy: ["5000.2.2.1"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Titles of at most 30 characters",
  why: "Certification refuses longer titles: galleries and designers cut them off. The suffix (Independent Publisher) is not counted.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "title");
    if (node === undefined || swagger.title === undefined) return;
    const title = ownTitle(swagger.title);
    const length = [...title].length;
    if (length <= maxTitleLength) return;
    yield {
      location: locationOf(node),
      subject: ["info.title"],
      message: `The title ${quoted(title)} has ${length} characters, ${length - maxTitleLength} more than the ${maxTitleLength} allowed.`,
      fix: `Shorten the title to the name of the product or organisation, at most ${maxTitleLength} characters.`,
    };
  },
});
