import { locationOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { mimeTypes } from "./_mime.ts";

export default defineRule({
  id: "operation/mime-not-valid",
  official: ["MimeTypeNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "Content types of the form type/subtype",
  why: "The platform sends these words as content types; a service cannot understand what is none, and the import refuses it.",
  source: "Microsoft Swagger Validator, rule MimeTypeNotValid; RFC 6838",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, subject, owner } of mimeTypes(swagger)) {
      const text = stringOf(node);
      if (text === undefined || isMimeType(text)) continue;
      yield {
        location: locationOf(node),
        subject: [...subject, text],
        message: `The content type ${quoted(text)} ${owner} has not the form type/subtype.`,
        fix: "Write a complete content type, such as `application/json`.",
      };
    }
  },
});

function isMimeType(text: string): boolean {
  return /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+\s*(?:;.*)?$/.test(text.trim());
}
