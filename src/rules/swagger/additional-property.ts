import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { removeAt, renameKey } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { type Stray, straysOf } from "./_members.ts";

export default defineRule({
  id: "swagger/additional-property",
  official: ["AdditionalPropertyNotAllowed"],
  severity: "error",
  needs: ["swagger"],
  covers: ["swagger/keyword-not-supported"],
  title: "Members that OpenAPI 2.0 knows in their place",
  why: "OpenAPI 2.0 says which members an object may have. The import refuses others, and what was meant by a misspelt one never happens.",
  source: "Microsoft Swagger Validator, rule AdditionalPropertyNotAllowed; OpenAPI 2.0",
  since: "0.1.0",
  *check({ swagger }) {
    for (const stray of straysOf(swagger)) {
      const { location, name, subject, whose, meant, isKeyword, rightObject } = stray;
      if (rightObject !== undefined) continue; // swagger/member-misplaced
      // A name that is near nothing and known nowhere is the business of swagger/extension-name.
      if (!isKeyword && meant === undefined) continue;
      yield {
        location,
        subject,
        message: `The member ${quoted(name)} ${whose} is none that OpenAPI 2.0 knows in this place.`,
        ...fixFor(stray),
        cause: name,
      };
    }
  },
});

function fixFor({ name, pointer, meant, betterLocation }: Stray): Pick<Diagnostic, "fix" | "edits"> {
  if (meant !== undefined) return { fix: `Write ${quoted(meant)}.`, edits: [renameKey(pointer, meant)] };
  if (betterLocation !== undefined) return { fix: betterLocation };
  return { fix: `Delete ${quoted(name)}.`, edits: [removeAt(pointer)] };
}
