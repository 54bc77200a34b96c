import { locationOf, member } from "../../connector/node.ts";
import { ownTitle } from "../../connector/swagger/title.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { independentSuffix, writtenSuffix } from "./_title-text.ts";

export default defineRule({
  id: "title/independent-suffix",
  severity: "info",
  kinds: ["independent"],
  needs: ["swagger"],
  title: "The suffix (Independent Publisher) exactly or not at all",
  why: "The platform adds the suffix itself. Written in another form it stands in the title twice and counts towards its 30 characters.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission-ip",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "title");
    if (node === undefined || swagger.title === undefined) return;
    const found = writtenSuffix(swagger.title);
    if (found === undefined || found === independentSuffix) return;
    const title = ownTitle(swagger.title.slice(0, swagger.title.length - found.length));
    yield {
      location: locationOf(node),
      subject: ["info.title"],
      message: `The title ends in ${quoted(found.trim())} where ${quoted(independentSuffix.trim())} is meant.`,
      fix: `Write ${quoted(title)}; the platform adds the suffix.`,
      edits: [setValue(node.pointer, title)],
    };
  },
});
