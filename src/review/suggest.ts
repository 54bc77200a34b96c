/** Ready fixes for what a review shows: the proven repairs, as lines to put in place of others. */
import type { Connector } from "../connector/connector.ts";
import { editedLines } from "../text/edited-lines.ts";
import type { Aged } from "./baseline.ts";
import type { Suggestion } from "./finding.ts";
import { editsOf } from "./mend.ts";
import { textAt } from "./occurrence.ts";
import { byRule, type Look, type Mendable, prove } from "./prove.ts";
import type { Repair } from "./rule.ts";

/** More is nothing anybody reads before a click. In UTF-16 code units. */
const maxSuggestionLength = 20_000;

/**
 * The sightings, those with a proven repair with its suggestion. Only what is shown is proven: what is new, or touched.
 * @param connector where the sightings were seen
 * @param look all rules on a connector
 * @param together whether all repairs may be proven in one: when nobody can take them one by one
 */
export function withSuggestions(
  connector: Connector,
  sightings: readonly Aged[],
  look: (connector: Connector) => Look,
  together: boolean,
): readonly Aged[] {
  const candidates = sightings.flatMap((aged) => mendableOf(aged) ?? []);
  if (candidates.length === 0) return sightings;
  const groups = together ? [candidates] : byRule(candidates);
  const proven = prove(connector, groups, look(connector), look);
  const repairs = new Map(proven.map(({ aged, repair }) => [aged, repair]));
  return sightings.map((aged) => {
    const repair = repairs.get(aged);
    const suggestion = repair === undefined ? null : suggestionOf(connector, aged.file, repair);
    return suggestion === null ? aged : { ...aged, occurrence: { ...aged.occurrence, suggestion } };
  });
}

function mendableOf(aged: Aged): (Mendable & { readonly aged: Aged }) | undefined {
  const { sighting, rule, file, occurrence, age, isTouched } = aged;
  const isShown = age === "new" || (age === "existing" && isTouched);
  if (sighting.repair === undefined || !isShown) return undefined;
  return { rule: rule.id, fingerprint: occurrence.fingerprint, file, repair: sighting.repair, aged };
}

/** Null where whole lines cannot say it: lines of different ends in one file, or lines too long to read. */
function suggestionOf(connector: Connector, path: string, repair: Repair): Suggestion | null {
  const file = textAt(connector, path);
  const edits = file && editsOf(file, [repair]);
  if (file === undefined || edits === undefined || file.decoded.lineEnd === "mixed") return null;
  const suggestion = editedLines(file.source, edits);
  const length = suggestion.lines.reduce((sum, line) => sum + line.length + 1, 0);
  // A carriage return that ends no line would end one on the way to GitHub.
  const isPlain = suggestion.lines.every((line) => !line.includes("\r"));
  return isPlain && length <= maxSuggestionLength ? suggestion : null;
}
