import { keyLocationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { wordsOf } from "../../text/identifier-words.ts";
import { canonical } from "../../text/json/json.ts";
import { setMember } from "../../text/json/json-change.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";
import { sentenceCase } from "../../wording/words.ts";
import { enumValuesOf } from "./_enum-values.ts";

export default defineRule({
  id: "extension/enum-values-displayname",
  official: ["MissingEnumValuesDisplayName"],
  severity: "error",
  needs: ["swagger"],
  title: "A name for every value of a list",
  why: "`x-ms-enum-values` is there to give values names; an entry without one shows makers an empty line.",
  source: "Microsoft Swagger Validator, rule MissingEnumValuesDisplayName",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { typed, entries } of enumValuesOf(swagger)) {
      for (const entry of entries) {
        if (member(entry, "displayName") !== undefined) continue;
        const value = member(entry, "value");
        const text = stringOf(value) ?? canonical(value?.value ?? null);
        const displayName = sentenceCase(wordsOf(text)) || text;
        yield {
          location: keyLocationOf(value ?? entry),
          subject: [...typed.subject, text],
          message: `The value ${quoted(text)} in the \`x-ms-enum-values\` of ${partLabel(typed.label)} has no \`displayName\`.`,
          fix: `Add ${quoted(`"displayName": "${displayName}"`)}.`,
          edits: [setMember(entry.pointer, "displayName", displayName, "value")],
        };
      }
    }
  },
});
