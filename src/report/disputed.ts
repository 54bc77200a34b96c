/** Who says of a finding that it is none, and why. */
import type { Finding } from "../review/finding/finding.ts";
import { counted } from "../wording/counted.ts";
import { escapeText } from "../wording/escape-markdown.ts";

/** Disputes shown of one finding; the others are counted. */
const maxShown = 3;

/** As parts of a row, in Markdown; empty for most findings. */
export function disputedParts({ disputes = [] }: Finding): readonly string[] {
  const shown = disputes
    .slice(-maxShown)
    .map(({ by, because }) => `**disputed** by ${escapeText(by)}: ${escapeText(because)}`);
  const more = disputes.length - shown.length;
  return more > 0 ? [...shown, counted(more, "more dispute")] : shown;
}
