import { placeOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { bareType, mimeTypes, supportedTypes } from "./_mime.ts";

export default defineRule({
  id: "operation/mime-not-supported",
  official: ["MimeTypeNotSupported"],
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Content types the platform supports",
  why: "The designer builds bodies and reads answers in four content types only; the validator warns about others, and values may arrive as plain text.",
  source: "Microsoft Swagger Validator, rule MimeTypeNotSupported",
  since: "0.1.0",
  *check({ swagger }) {
    const seen = new Set<string>();
    for (const { node, subject, owner, list } of mimeTypes(swagger)) {
      const text = stringOf(node)?.trim() ?? "";
      const type = bareType(text);
      // Other text is the business of operation/mime-not-valid; one type in one list is one sighting.
      if (!/^[^\s/]+\/[^\s/]+$/.test(type) || supportedTypes.has(type)) continue;
      const key = JSON.stringify([...subject, text]);
      if (seen.has(key)) continue;
      seen.add(key);
      const isSpare = list.some((other) => supportedTypes.has(bareType(stringOf(other) ?? "")));
      yield {
        at: placeOf(node),
        subject: [...subject, text],
        message: `The content type ${quoted(text)} ${owner} is not supported by the platform.`,
        cause: isSpare ? "spare" : "only",
        fix: isSpare
          ? `Remove ${quoted(text)} from the list.`
          : "Use `application/json`, `text/plain`, `multipart/form-data` or `application/x-www-form-urlencoded` where the service can.",
      };
    }
  },
});
