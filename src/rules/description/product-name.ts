import { member, stringOf, wordLocation } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { listed } from "../../wording/listed.ts";
import { furtherProductNames, validatorProductNames } from "../../wording/product-names.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "description/product-name",
  policy: ["5000.2.3.5"],
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger", "words"],
  title: "No Power Platform product in the description",
  why: "A connector works in every Power Platform product and in Logic Apps. A description that names one misleads makers in the others; reviewers ask to remove it.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger, words }) {
    const node = member(swagger.info, "description");
    const description = stringOf(node) ?? "";
    // The validator's own words are reported by title/restricted-words; the fix is the same.
    if (node === undefined || validatorProductNames(description).length > 0) return;
    const hasMcp = swagger.operations().some(({ kind }) => kind === "mcp");
    const named = furtherProductNames(description, words).filter(
      // Its agents are the only ones that call an MCP operation.
      (name) => !(hasMcp && /^copilot studio$/i.test(name)),
    );
    if (named.length === 0) return;
    const names = listed(named.map(quoted));
    yield {
      location: wordLocation(node, named[0] ?? ""),
      subject: ["info.description"],
      message: `The description of the connector names ${names}.`,
      fix: `Describe the service without naming ${names}.`,
    };
  },
});
