/** Everything a rule can read: the views of one connector, and those that compare it with something. */
import type { Comparison } from "./comparison/comparison.ts";
import type { OwnViews } from "./connector.ts";
import type { ConnectorIndex } from "./index/index-of-connectors.ts";
import type { ReferenceVerdict } from "./swagger/reference-verdict.ts";

/** What a rule may ask for. */
export interface Views extends OwnViews {
  /** The connector compared with its state on the merge base; there is none for a connector that is new. */
  readonly comparison: Comparison;
  /** What the reference parser objects to; there is none where it was not asked or objects to nothing. */
  readonly reference: ReferenceVerdict;
  /** All other connectors of the repository; there is none where nothing changed that is compared with theirs. */
  readonly index: ConnectorIndex;
}

export type Need = keyof Views;
