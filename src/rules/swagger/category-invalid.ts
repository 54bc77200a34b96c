import { locationOf } from "../../connector/node.ts";
import { galleryCategories } from "../../connector/platform/vocabulary.ts";
import { categories, metadataEntry } from "../../connector/swagger/metadata.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";

const knownCategories = galleryCategories.terms.map(({ name }) => name);

export default defineRule({
  id: "swagger/category-invalid",
  official: ["InvalidConnectorCategory"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Categories of the gallery",
  why: "The gallery files a connector under 19 fixed categories; one under another name is refused, and nobody would find it there.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger }) {
    const at = metadataEntry(swagger, "Categories")?.value;
    if (at === undefined) return;
    for (const category of new Set(categories(swagger))) {
      if (knownCategories.includes(category)) continue;
      const meant = didYouMean(category, knownCategories);
      const isCaseOnly = meant?.toLowerCase() === category.toLowerCase();
      yield {
        location: locationOf(at),
        subject: ["Categories", category],
        message: isCaseOnly
          ? `The category ${quoted(category)} differs from ${quoted(meant ?? "")} in letter case.`
          : `The category ${quoted(category)} is none of the ${knownCategories.length} of the gallery.`,
        fix:
          meant === undefined
            ? `Choose from ${knownCategories.slice(0, -1).join(", ")} and ${knownCategories.at(-1)}.`
            : `Write ${quoted(meant)}; categories are separated by \`;\`.`,
      };
    }
  },
});
