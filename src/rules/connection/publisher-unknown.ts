import { locationOf, member } from "../../connector/node.ts";
import { isTemplateName } from "../../connector/properties/publisher.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { sameText } from "../../wording/same-text.ts";

/** Names a fix lists; of more it tells the number. */
const maxNamed = 3;

export default defineRule({
  id: "connection/publisher-unknown",
  severity: "warning",
  // An independent publisher is a person, whom no list has before.
  kinds: ["certified", "custom"],
  needs: ["properties", "publishers"],
  title: "A publisher whom the repository knows",
  why: "Galleries group connectors by the publisher's name: one that is written in another way, or is somebody else's, stands apart. Said only where the repository's settings name its publishers.",
  source: "Connector Review, `publishers` of the settings",
  since: "0.1.0",
  *check({ properties, publishers }) {
    const node = member(properties.properties, "publisher");
    const { publisher = "" } = properties;
    if (node === undefined || publishers.length === 0 || publishers.includes(publisher)) return;
    // A name that is none yet is another finding.
    if (publisher.trim() === "" || isTemplateName(publisher)) return;
    const same = publishers.find((known) => sameText(known, publisher));
    const meant = same ?? didYouMean(publisher, publishers);
    yield {
      location: locationOf(node),
      subject: ["publisher"],
      message: `The publisher ${quoted(publisher)} is none of those that the repository's settings name.`,
      fix: `Write ${meant === undefined ? choice(publishers) : quoted(meant)}, or have the name added to \`publishers\` in \`.github/connector-review.yml\`.`,
      // Another name, however near, may be another company.
      ...(same === undefined ? {} : { edits: [setValue(node.pointer, same)] }),
    };
  },
});

function choice(publishers: readonly string[]): string {
  return publishers.length > maxNamed
    ? `one of the ${publishers.length} names there`
    : publishers.map(quoted).join(" or ");
}
