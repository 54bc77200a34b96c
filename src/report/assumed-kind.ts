/** Tells that the kind of connectors is assumed, and so which rules look at them. */
import type { Review } from "../review/finding/finding.ts";
import { counted } from "../wording/counted.ts";

/** Undefined when the kind of every connector is known. */
export function assumedKindNote({ connectors }: Review): string | undefined {
  const assumed = connectors.filter(({ isKindAssumed }) => isKindAssumed === true);
  if (assumed.length === 0) return undefined;
  const what =
    connectors.length === 1
      ? "The connector is"
      : `${counted(assumed.length, "connector")} ${assumed.length === 1 ? "is" : "are"}`;
  return (
    `${what} assumed to be custom, because no folder above says otherwise. ` +
    "With --kind certified or --kind independent the rules for certification apply."
  );
}
