import { locationOf, member } from "../../connector/node.ts";
import { ownTitle } from "../../connector/swagger/title.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { isPublished, isTemplateWording } from "./_title-text.ts";

export default defineRule({
  id: "title/unique",
  policy: ["5000.2.2.5"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger", "index"],
  title: "A title that no other connector has",
  why: "Makers choose a connector by its title. Of two with the same one they cannot tell which is meant, and certification refuses the second.",
  source: "Certification policy 5000.2.2.5",
  since: "0.1.0",
  *check({ connector, swagger, index }) {
    const node = member(swagger.info, "title");
    if (node === undefined || swagger.title === undefined) return;
    if (isTemplateWording(ownTitle(swagger.title))) return;
    const same = index.withTitle(swagger.title).filter(isPublished);
    const other = same.find(({ kind }) => kind === connector.kind) ?? same[0];
    if (other === undefined) return;
    yield {
      location: locationOf(node),
      subject: ["info.title"],
      message: `The title ${quoted(swagger.title)} already belongs to the connector in ${quoted(other.folder)}.`,
      fix: "Choose a title that can be told apart, or say in the pull request that this replaces the other folder.",
      // The platform adds a suffix to those of independent publishers: a certified one of the same name is published next to it.
      ...(other.kind === connector.kind ? {} : { severity: "warning" }),
    };
  },
});
