import { defineRule } from "../../review/rule/rule.ts";
import { removeAt, renameKey } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { straysOf } from "./_members.ts";

export default defineRule({
  id: "swagger/additional-property",
  official: ["AdditionalPropertyNotAllowed"],
  severity: "error",
  needs: ["swagger"],
  title: "Members that OpenAPI 2.0 knows in their place",
  why: "OpenAPI 2.0 says which members an object may have. The import refuses others, and what was meant by a misspelt one never happens.",
  source: "Microsoft Swagger Validator, rule AdditionalPropertyNotAllowed; OpenAPI 2.0",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { location, name, pointer, subject, whose, meant, isKeyword, rightObject } of straysOf(
      swagger,
    )) {
      if (rightObject !== undefined) continue; // swagger/member-misplaced
      // A name that is near nothing and known nowhere is the business of swagger/extension-name.
      if (!isKeyword && meant === undefined) continue;
      yield {
        location,
        subject,
        message: `The member ${quoted(name)} ${whose} is none that OpenAPI 2.0 knows in this place.`,
        fix: meant === undefined ? `Delete ${quoted(name)}.` : `Write ${quoted(meant)}.`,
        edits: [meant === undefined ? removeAt(pointer) : renameKey(pointer, meant)],
        cause: name,
      };
    }
  },
});
