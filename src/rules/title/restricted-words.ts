import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { type AcceptedWords, type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { listed } from "../../wording/listed.ts";
import { distinct, validatorProductNames, whateverIsAccepted } from "../../wording/product-names.ts";
import { quoted } from "../../wording/quoted.ts";

/** Whole words only: names like OptiAPI or RAPID are published. */
const titleWords = /(?<![\p{L}\p{N}_])(?:api|connector)(?![\p{L}\p{N}_])/giu;

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
    const inTitle = stringOf(title) ?? "";
    const refused = [...distinct(inTitle.match(titleWords) ?? []), ...validatorProductNames(inTitle)];
    yield* diagnostics("title", title, refused, words);
    const description = member(swagger.info, "description");
    yield* diagnostics("description", description, validatorProductNames(stringOf(description) ?? ""), words);
  },
});

function* diagnostics(
  name: "title" | "description",
  node: Node | undefined,
  refused: readonly string[],
  words: AcceptedWords,
): Generator<Diagnostic> {
  if (node === undefined || refused.length === 0) return;
  const named = listed(refused.map(quoted));
  const removed = listed(refused.map((word) => quoted(withJoiningWord(stringOf(node) ?? "", word))));
  const noun = refused.every((word) => word.includes(" ")) ? "name" : "word";
  const fix =
    name === "title"
      ? `Remove ${removed} from the title; the name of the product or organisation is enough.`
      : `Describe the service without naming ${named}.`;
  yield {
    location: locationOf(node),
    subject: [`info.${name}`],
    message: `The ${name} contains the restricted ${refused.length === 1 ? noun : `${noun}s`} ${named}.`,
    fix: `${fix}${whateverIsAccepted(refused, words)}`,
    cause: name,
  };
}

/** `for Power Apps`: without the name the word before it joins nothing. */
function withJoiningWord(title: string, word: string): string {
  const before = title.slice(0, title.toLowerCase().indexOf(word.toLowerCase()));
  const [joining] =
    /(?:^|\s)(?:for|with|in|on|of|and|to|by|from|via|-|–|\|)\s+(?:the\s+)?$/i.exec(before) ?? [];
  return joining === undefined ? word : `${joining.trimStart()}${word}`;
}
