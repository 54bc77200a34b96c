import { member, type Node, placeOf, stringOf } from "../../connector/node.ts";
import { type AcceptedWords, defineRule, type Sighting } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { validatorProductName, whateverIsAccepted } from "./_product-names.ts";

/** Whole words only: names like OptiAPI or RAPID are published. */
const titleWord = /(?<![\p{L}\p{N}_])(?:api|connector)(?![\p{L}\p{N}_])/iu;

export default defineRule({
  id: "title/restricted-words",
  official: ["ValueContainsRestrictedWords"],
  policy: ["5000.2.2.2", "5000.2.3.5"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger", "words"],
  title: "No restricted words in title and description",
  why: "Certification refuses a title with the word API or Connector, and a title or description that names Power Apps, Power Automate or Logic Apps: every connector is one and works in all of them.",
  source: "Microsoft Swagger Validator, rule ValueContainsRestrictedWords",
  since: "0.1.0",
  *check({ swagger, words }) {
    const title = member(swagger.info, "title");
    const description = member(swagger.info, "description");
    yield* sightings("title", title, titleWord.exec(stringOf(title) ?? "")?.[0], words);
    yield* sightings("title", title, validatorProductName(stringOf(title) ?? ""), words);
    yield* sightings("description", description, validatorProductName(stringOf(description) ?? ""), words);
  },
});

function* sightings(
  name: "title" | "description",
  node: Node | undefined,
  word: string | undefined,
  words: AcceptedWords,
): Generator<Sighting> {
  if (node === undefined || word === undefined) return;
  const fix =
    name === "title"
      ? `Remove ${quoted(word)} from the title and keep the name of the product or organisation.`
      : `Describe the service without naming ${quoted(word)}.`;
  yield {
    at: placeOf(node),
    subject: [`info.${name}`, word.toLowerCase()],
    message: `The ${name} contains the restricted word ${quoted(word)}.`,
    fix: `${fix}${whateverIsAccepted(word, words)}`,
  };
}
