/** One review: the changed connectors of two trees, or all connectors of one, through the rules to findings with an age. */
import { changeSet } from "../connector/change-set.ts";
import type { FileTree } from "../connector/file-tree.ts";
import { findConnectorFolders } from "../connector/folders.ts";
import { readConnector } from "../connector/read-connector.ts";
import type { ConnectorReview, Review } from "./finding.ts";
import { reviewConnector } from "./review-connector.ts";
import type { Rule } from "./rule.ts";
import { type ReviewSettings, rulesUnder } from "./settings.ts";
import { totalsOf, worst } from "./verdict.ts";

export interface ReviewRequest {
  readonly rules: readonly Rule[];
  readonly settings: ReviewSettings;
  readonly head: FileTree;
  /** Full commit id for the report; null for a working tree. */
  readonly headSha: string | null;
  /** Called before each connector, for progress. */
  readonly onConnector?: (folder: string, index: number, count: number) => void;
}
