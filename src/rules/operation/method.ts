import { keyLocationOf, members } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";

const verbs = ["get", "put", "post", "delete", "options", "head", "patch"];
const others = new Set(["parameters", "$ref"]);

export default defineRule({
  id: "operation/method",
  severity: "error",
  needs: ["swagger"],
  title: "Supported verbs in paths",
  why: "The import does not know any other member of a path: the operation below it is lost or the definition refused.",
  source: "OpenAPI 2.0, Path Item Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const path of swagger.paths()) {
      for (const { name, node } of members(path.node)) {
        if (verbs.includes(name) || others.has(name) || name.startsWith("x-")) continue;
        const meant = didYouMean(name, verbs);
        yield {
          location: keyLocationOf(node),
          subject: [path.template, name],
          message: `The path ${quoted(path.template)} has the member ${quoted(name)}, which is no supported verb.`,
          fix:
            meant === undefined ? `Use one of ${verbs.map(quoted).join(", ")}.` : `Write ${quoted(meant)}.`,
        };
      }
    }
  },
});
