import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { selectableOperations, selectableParameters } from "../../connector/swagger/selectable.ts";
import { type AcceptedWords, type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { partLabel } from "../../wording/part-label.ts";
import { productName } from "../../wording/product-names.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/product-name",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger", "words"],
  title: "No Power Platform product in texts of operations",
  why: "A connector works in every Power Platform product and in Logic Apps; a text that names one misleads makers in the others.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger, words }) {
    const look = lookFor(alsoAccepting(words, swagger.title ?? ""));
    for (const operation of selectableOperations(swagger)) {
      // Agents call an MCP operation, so its texts may name the products that have agents.
      if (operation.isInternal || operation.kind === "mcp") continue;
      const owner = `of ${quoted(operation.name)}`;
      yield* look(member(operation.node, "summary"), [operation.name, "summary"], owner);
      yield* look(member(operation.node, "description"), [operation.name, "description"], owner);
    }
    for (const { parameter, subject, label, isHidden, operations } of selectableParameters(swagger)) {
      if (isHidden || operations.every(({ kind }) => kind === "mcp")) continue;
      yield* look(
        member(parameter.node, "x-ms-summary"),
        [...subject, "x-ms-summary"],
        `of ${partLabel(label)}`,
      );
      yield* look(
        member(parameter.node, "description"),
        [...subject, "description"],
        `of ${partLabel(label)}`,
      );
    }
  },
});

function lookFor(words: AcceptedWords) {
  return function* (
    node: Node | undefined,
    subject: readonly string[],
    owner: string,
  ): Generator<Diagnostic> {
    const name = productName(stringOf(node) ?? "", words);
    if (node === undefined || name === undefined) return;
    yield {
      location: locationOf(node),
      subject,
      message: `The ${subject.at(-1) ?? "text"} ${owner} names the Power Platform product ${quoted(name)}.`,
      fix:
        /apps|automate|flow/i.test(name) && !/logic/i.test(name)
          ? "Leave the name out, or say in general words what is meant, such as `flow` or `app`."
          : "Leave the name out, or say in general words what is meant.",
    };
  };
}

/** A connector that is made for a product names it. */
function alsoAccepting(words: AcceptedWords, title: string): AcceptedWords {
  const compact = (text: string): string => text.replace(/\s+/g, "").toLowerCase();
  const own = compact(title);
  return {
    ...words,
    accept: (name) => words.accept(name) || own.includes(compact(name)),
  };
}
