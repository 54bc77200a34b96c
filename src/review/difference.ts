/** What an update changes, as a changelog tells it: what breaks flows, what is new, whether it is minor. */
import { changeSet } from "../connector/change/change-set.ts";
import { compareConnectors } from "../connector/comparison/compare-connectors.ts";
import { isMinorUpdate } from "../connector/comparison/minor-update.ts";
import { type SafeChange, safeChanges } from "../connector/comparison/safe-changes.ts";
import type { Connector } from "../connector/connector.ts";
import type { FileTree } from "../connector/file-tree.ts";
import { defaultRoots, presetOf } from "../connector/folders.ts";
import { readConnector } from "../connector/read-connector.ts";
import type { Change, Finding } from "./finding/finding.ts";
import { type ConnectorRule, connectorRules, type Rule } from "./rule/rule.ts";
import { reviewConnector } from "./run/review-connector.ts";
import { defaultSettings } from "./settings.ts";

export interface ConnectorDifference {
  readonly folder: string;
  readonly name: string;
  readonly change: Change;
  readonly renamedFrom: string | null;
  /** Of the rules that compare; empty for a connector that came or went as a whole. */
  readonly findings: readonly Finding[];
  readonly safe: readonly SafeChange[];
  /** Texts, contact, looks and ownership only: minor by the official list. */
  readonly isMinor: boolean;
  /** False: a file could not be read on one side, so nothing is known about what changed in it. */
  readonly isComplete: boolean;
}

/**
 * @param rules those that look at nothing but the comparison are run, the others are skipped
 * @param path only connectors in or below this folder; empty: all
 */
export async function differenceBetween(
  base: FileTree,
  head: FileTree,
  rules: readonly Rule[],
  path: string,
): Promise<readonly ConnectorDifference[]> {
  const asked = connectorRules(rules).filter((rule) => isComparing(rule) || rule.id.startsWith(secretFamily));
  const listing = await base.list();
  const preset = presetOf(listing) === "microsoft" ? "microsoft" : presetOf(await head.list());
  const { connectors } = await changeSet(base, head, defaultRoots(preset));
  const found: ConnectorDifference[] = [];
  for (const { before, after, change, renamedFrom } of connectors) {
    if (![before, after].some((side) => side !== null && isBelow(side.folder, path))) continue;
    const old = before === null ? null : await readConnector(base, before);
    const now = after === null ? null : await readConnector(head, after);
    found.push(differenceOf(old, now, asked, { change, renamedFrom }));
  }
  return found;
}

/** These run along, so that what they see is shown by no other. */
const secretFamily = "secret/";

function isComparing({ needs }: ConnectorRule): boolean {
  return needs.length > 0 && needs.every((need) => need === "comparison");
}

function isBelow(folder: string, path: string): boolean {
  return path === "" || folder === path || folder.startsWith(`${path}/`);
}

function differenceOf(
  before: Connector | null,
  after: Connector | null,
  rules: readonly ConnectorRule[],
  about: { readonly change: Change; readonly renamedFrom: string | null },
): ConnectorDifference {
  const reviewed = reviewConnector(rules, defaultSettings, { before, after, ...about });
  const { folder, name } = reviewed;
  const findings = reviewed.findings.filter(({ rule }) => !rule.startsWith(secretFamily));
  const unchecked = reviewed.unchecked.filter(({ rule }) => !rule.startsWith(secretFamily));
  const named = { folder, name, ...about, findings };
  if (before === null || after === null) {
    return { ...named, safe: [], isMinor: false, isComplete: true };
  }
  const comparison = compareConnectors(before, after);
  const isReady = comparison.state === "ready";
  return {
    ...named,
    safe: isReady ? safeChanges(comparison.view) : [],
    isMinor: isReady && isMinorUpdate(comparison.view),
    isComplete: isReady && unchecked.length === 0,
  };
}
