import { locationOf, type Node, stringOf } from "../../connector/node.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { setValue } from "../../text/json/json-change.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { filterFunctionsOf } from "./_filter-functions.ts";

/** Operators that Power Fx delegates to services. */
const functions: ReadonlySet<string> = new Set(
  [
    "eq ne lt le gt ge and or not contains indexof substringof startswith endswith year month day hour minute second",
    "tolower toupper trim null date length sum min max average count countdistinct add sub mul div top astype",
    "arraylookup distinct joininner joinleft joinright joinfull cdsin",
  ]
    .join(" ")
    .split(" "),
);

export default defineRule({
  id: "extension/filterfunctions-value",
  official: ["FilterFunctionsPropertyInvalidValue"],
  severity: "warning",
  needs: ["swagger"],
  title: "Filter functions the platform knows",
  why: "The platform hands a filter to the service only by these names; another one is ignored, and makers filter a part of the data on their device. Microsoft's complete list is not public.",
  source: "Microsoft Swagger Validator, rule FilterFunctionsPropertyInvalidValue",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { entries, owner } of filterFunctionsOf(swagger)) {
      // One that occurs twice is the business of extension/filterfunctions-duplicate.
      for (const entry of new Map(entries.map((each) => [canonical(each.value), each])).values()) {
        const name = stringOf(entry) ?? canonical(entry.value);
        if (functions.has(stringOf(entry) ?? "")) continue;
        yield {
          location: locationOf(entry),
          subject: [...owner, name],
          message: `The list \`filterFunctions\` ${whose(owner)} names ${quoted(name)}, which the platform does not know.`,
          ...fixWith(entry, name),
        };
      }
    }
  },
});

function fixWith(entry: Node, name: string): Pick<Diagnostic, "fix" | "edits"> {
  const lower = name.trim().toLowerCase();
  if (functions.has(lower))
    return { fix: `Write ${quoted(lower)}.`, edits: [setValue(entry.pointer, lower)] };
  const meant = didYouMean(name, functions);
  if (meant === undefined) return { fix: "Use a function the platform knows, such as `eq` or `contains`." };
  return { fix: `Write ${quoted(meant)}.` };
}
