/** What something was and what it is, as reports show it: long texts from their first difference on. */
import type { Compared, Occurrence } from "../review/finding/finding.ts";
import { cutPair } from "../text/cut-pair.ts";

/** Longest text shown whole, in UTF-16 code units. */
const maxLength = 120;

/** The comparison of an occurrence with texts of which the difference shows; undefined for a finding that compares nothing. */
export function comparedOf({ comparison }: Occurrence): Compared | undefined {
  if (comparison === undefined) return undefined;
  const [before, after] = cutPair(comparison.before, comparison.after, maxLength);
  return { ...comparison, before, after };
}
