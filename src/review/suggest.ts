/** Ready fixes for what a review shows: the proven repairs, as lines to put in place of others. */
import type { Connector } from "../connector/connector.ts";
import { editedLines } from "../text/edited-lines.ts";
import type { Aged } from "./baseline.ts";
import type { Suggestion } from "./finding.ts";
import { type FileRepair, type Mender, makeMender } from "./mend.ts";
import { textAt } from "./occurrence.ts";
import { type Budget, byRule, type Look, type Looker, type Mendable, prove, sizeOf } from "./prove.ts";
import { withoutConflicts } from "./repair-conflicts.ts";

/** More is nothing anybody reads before a click. In UTF-16 code units. */
const maxSuggestionLength = 20_000;

/** Of a pull request's connector; nine of ten published definitions have less than 190 kB. */
const maxLooks = 24;
const maxBytes = 4_000_000;
/** Once, and once more without what went wrong. */
const maxLooksTogether = 2;

/** How much is proven: every repair on its own (as far as the budget goes), all in one, nothing. */
export type Proofs = "each" | "together" | "none";

/**
 * The sightings, those with a proven repair with its suggestion. Only what is shown is proven: what is new, or touched.
 * @param connector where the sightings were seen
 * @param before what the rules say about it
 * @param proofs `each` for suggestions that are taken one by one; `together` where `check --fix` makes all of them
 */
export function withSuggestions(
  connector: Connector,
  sightings: readonly Aged[],
  before: Look,
  look: Looker,
  proofs: Proofs,
): readonly Aged[] {
  const candidates = sightings.flatMap((aged) => mendableOf(aged) ?? []);
  if (candidates.length === 0 || proofs === "none" || sizeOf(connector) > maxBytes) return sightings;
  const mender = makeMender(connector, candidates);
  const { together, later } = withoutConflicts(mender, candidates);
  const groups = proofs === "together" ? [together] : [...byRule(together), ...byRule(later)];
  const budget: Budget = { looks: proofs === "together" ? maxLooksTogether : maxLooks, bytes: maxBytes };
  const proven = new Map(prove(mender, groups, before, look, budget).map((one) => [one.aged, one]));
  return sightings.map((aged) => {
    const repair = proven.get(aged);
    const suggestion = repair === undefined ? null : suggestionOf(connector, mender, repair);
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
function suggestionOf(connector: Connector, mender: Mender, repair: FileRepair): Suggestion | null {
  const file = textAt(connector, repair.file);
  const edits = mender.editsOf(repair);
  if (file === undefined || edits === undefined || file.decoded.lineEnd === "mixed") return null;
  const suggestion = editedLines(file.source, edits);
  const length = suggestion.lines.reduce((sum, line) => sum + line.length + 1, 0);
  // A carriage return that ends no line would end one on the way to GitHub.
  const isPlain = suggestion.lines.every((line) => !line.includes("\r"));
  return isPlain && length <= maxSuggestionLength ? suggestion : null;
}
