/**
 * Reviews one connector. Plain data goes in and comes out, so that another thread can do it: a connector
 * may be made to keep its reviewer busy for ever.
 */
import type { Connector, ViewState } from "../../connector/connector.ts";
import type { ConnectorFiles } from "../../connector/connector-files.ts";
import { type ConnectorFacts, connectorFacts } from "../../connector/index/connector-facts.ts";
import { type ConnectorIndex, makeIndex, withoutFolders } from "../../connector/index/index-of-connectors.ts";
import { oncePer } from "../../connector/once.ts";
import { openConnector } from "../../connector/read-connector.ts";
import type { Change, ConnectorReview } from "../finding/finding.ts";
import type { OccurrenceKey } from "../fix/excluded.ts";
import type { Fixed } from "../fix/fix-connector.ts";
import type { Verification } from "../fix/suggest.ts";
import type { ConnectorRule } from "../rule/rule.ts";
import type { ReviewSettings } from "../settings.ts";
import { reviewWithReference } from "./reference.ts";
import { fixWith } from "./review-connector.ts";

export interface SideFiles {
  /** Null: the connector is new. */
  readonly before: ConnectorFiles | null;
  /** Null: the connector was removed. */
  readonly after: ConnectorFiles | null;
}

export interface SideFacts {
  readonly before: ConnectorFacts | null;
  readonly after: ConnectorFacts | null;
}

/** All connectors of a branch but those in some folders; null when nobody knows them. */
export type OtherConnectors = {
  readonly connectors: readonly ConnectorFacts[];
  readonly without: readonly string[];
} | null;

export interface ReviewOrder extends SideFiles {
  /** Ids of the rules that apply under the settings. */
  readonly rules: readonly string[];
  readonly settings: ReviewSettings;
  readonly change: Change;
  readonly renamedFrom: string | null;
  /** Absent where nothing that is compared with theirs changed. */
  readonly others?: OtherConnectors;
  readonly verification: Verification;
}

export interface FixOrder {
  /** Ids. */
  readonly rules: readonly string[];
  readonly settings: ReviewSettings;
  readonly files: ConnectorFiles;
  /** Stay as they are. */
  readonly excluded: readonly OccurrenceKey[];
}

export interface Reviewer {
  facts(files: SideFiles): Promise<SideFacts>;
  review(order: ReviewOrder): Promise<ConnectorReview>;
  /** All verified fixes but the excluded ones; nothing is written. */
  fix(order: FixOrder): Promise<Fixed>;
}

/** Looks in this thread. */
export function reviewerWith(rules: readonly ConnectorRule[]): Reviewer {
  const open = oncePer(openConnector);
  const openSide = (files: ConnectorFiles | null): Promise<Connector> | null => files && open(files);
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const rulesOf = (ids: readonly string[]): ConnectorRule[] =>
    ids.map((id) => {
      const rule = known.get(id);
      if (rule === undefined) throw new Error(`There is no rule ${id}.`);
      return rule;
    });
  return {
    async facts({ before, after }) {
      const [then, now] = await Promise.all([openSide(before), openSide(after)]);
      return { before: then && connectorFacts(then), after: now && connectorFacts(now) };
    },
    async review({ before, after, rules: ids, settings, others, ...how }) {
      const [then, now] = await Promise.all([openSide(before), openSide(after)]);
      const index = others === undefined ? undefined : indexOf(others);
      return reviewWithReference(rulesOf(ids), settings, { ...how, before: then, after: now, index });
    },
    fix: async ({ rules: ids, settings, files, excluded }) =>
      fixWith(rulesOf(ids), await open(files), settings, excluded),
  };
}

const indexOfAll = oncePer(makeIndex);

export function indexOf(others: OtherConnectors): ViewState<ConnectorIndex> {
  if (others === null) return { state: "absent" };
  const { connectors, without } = others;
  return { state: "ready", view: withoutFolders(indexOfAll(connectors), new Set(without)) };
}
