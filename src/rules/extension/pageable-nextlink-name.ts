import { keyLocationOf, locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "extension/pageable-nextlink-name",
  official: ["InvalidNextLinkNameValue"],
  severity: "error",
  needs: ["swagger"],
  title: "Next links under a name the platform knows",
  why: "The platform finds the next page under `nextLink` or `@odata.nextLink` only; under another name every list ends after its first page.",
  source: "Microsoft Swagger Validator, rule InvalidNextLinkNameValue",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const pageable = member(operation.node, "x-ms-pageable");
      const node = member(pageable, "nextLinkName");
      const name = stringOf(node);
      if (pageable === undefined || name === "nextLink" || name === "@odata.nextLink") continue;
      yield {
        location: node === undefined ? keyLocationOf(pageable) : locationOf(node),
        subject: [operation.name],
        message:
          name === undefined
            ? `The \`x-ms-pageable\` of ${quoted(operation.name)} names no next link.`
            : `The \`nextLinkName\` of ${quoted(operation.name)} is ${quoted(name)}; the platform knows only \`nextLink\` and \`@odata.nextLink\`, in exactly these letters.`,
        fix: 'Write `"nextLinkName": "nextLink"` or `"nextLinkName": "@odata.nextLink"`; when the service uses another name, move its value there with a policy.',
      };
    }
  },
});
