import { locationOf, member } from "../../connector/node.ts";
import { ownTitle } from "../../connector/swagger/title.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted, quotedPair } from "../../wording/quoted.ts";
import { isPublished } from "./_title-text.ts";

/** Letters: among shorter names two are always near. */
const minLength = 6;
/** From this length on two letters may differ, below one. */
const longLength = 10;
/** `V2`, `2.0`, ` 3`: what tells versions of one product apart. */
const version = /[\s_-]*v?\d+(?:\.\d+)*$/i;

export default defineRule({
  id: "title/near-duplicate",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["swagger", "index"],
  title: "A title that is easily told from all others",
  why: "A title one or two letters away from another one is taken for it, by makers as well as by the search.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger, index }) {
    const node = member(swagger.info, "title");
    const title = ownTitle(swagger.title ?? "");
    if (node === undefined || title.length < minLength || index.withTitle(title).length > 0) return;
    const bare = title.replace(version, "");
    const near = index.nearTitle(title, title.length < longLength ? 1 : 2).filter(isPublished);
    const other = near.find((one) => {
      const theirs = ownTitle(one.title ?? "").replace(version, "");
      return theirs.toLowerCase() !== bare.toLowerCase() && !differInAbbreviations(bare, theirs);
    });
    if (other === undefined) return;
    yield {
      location: locationOf(node),
      subject: ["info.title"],
      message: `The title ${quotedPair(title, other.title ?? "").join(" is nearly ")}, the one of the connector in ${quoted(other.folder)}.`,
      fix: "Make the difference visible, or use the same spelling of the product where the same is meant.",
    };
  },
});

/** `CRM` and `CMS`: whoever knows one of them does not take it for the other. */
function differInAbbreviations(one: string, other: string): boolean {
  const [words, others] = [one.split(/\s+/), other.split(/\s+/)];
  const pairs = words.map((word, index) => [word, others[index] ?? ""] as const);
  return (
    words.length === others.length &&
    pairs.every(
      ([mine, theirs]) => mine === theirs || [mine, theirs].every((word) => /^\p{Lu}{2,5}$/u.test(word)),
    )
  );
}
