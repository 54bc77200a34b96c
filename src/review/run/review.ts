/** One review: the changed connectors of two trees, or all connectors of one, through the rules to findings with an age. */
import { changeSet } from "../../connector/change/change-set.ts";
import { readConnectorFiles } from "../../connector/connector-files.ts";
import type { FileTree, Listing } from "../../connector/file-tree.ts";
import {
  type ConnectorFolder,
  defaultRoots,
  findConnectorFolders,
  type Preset,
  presetOf,
  type Roots,
} from "../../connector/folders.ts";
import { connectorFacts } from "../../connector/index/connector-facts.ts";
import { growingIndex } from "../../connector/index/index-of-connectors.ts";
import { readConnector } from "../../connector/read-connector.ts";
import type { ConnectorReview, Review } from "../finding/finding.ts";
import { applyWaivers, settingsWaiver, summed } from "../finding/waivers.ts";
import type { OccurrenceKey } from "../fix/excluded.ts";
import type { Fixed } from "../fix/fix-connector.ts";
import type { ChangedFolder, PullRequestWords, SettingsFileProblem } from "../rule/change-rule.ts";
import { type ConnectorRule, changeRules, connectorRules, type Rule } from "../rule/rule.ts";
import { type ReviewSettings, rulesUnder } from "../settings.ts";
import {
  changedFolder,
  changeViews,
  isComparedWithOthers,
  otherConnectors,
  outsideFiles,
  type ReadIndex,
} from "./change-facts.ts";
import { withoutIgnored } from "./ignore.ts";
import { reviewWithReference } from "./reference.ts";
import { reviewPullRequest } from "./review-change.ts";
import { indexOf, type Reviewer, reviewerWith } from "./reviewer.ts";

/** With more connectors only findings count: verifying fixes would double or triple the time. */
const maxVerifiedConnectors = 20;

export interface ReviewRequest {
  readonly rules: readonly Rule[];
  readonly settings: ReviewSettings;
  readonly head: FileTree;
  /** Full commit id for the report; null for a working tree. */
  readonly headSha: string | null;
  /** Called before each connector, for progress. */
  readonly onConnector?: (folder: string, index: number, count: number) => void;
  /** Looks into the connectors of a change, or fixes those of a tree; this thread when left out. */
  readonly reviewer?: Reviewer;
}

export interface ChangeRequest extends ReviewRequest {
  readonly base: FileTree;
  readonly baseSha: string | null;
  /** The texts of the pull request; left out on the command line. */
  readonly pullRequest?: PullRequestWords;
  /** Of the settings file that the pull request brings; left out on the command line. */
  readonly settingsProblems?: readonly SettingsFileProblem[];
  /** All connectors of the branch it is to be merged into; asked for only where something is compared with them. */
  readonly index?: ReadIndex;
}

/** Reviews the connectors that differ between the merge base and the head; what the base has too is `existing`. */
export async function reviewChange(request: ChangeRequest): Promise<Review> {
  const { settings } = request;
  const base = withoutIgnored(request.base, settings.ignore);
  const head = withoutIgnored(request.head, settings.ignore);
  const [baseListing, headListing] = await Promise.all([base.list(), head.list()]);
  const roots = rootsUnder(settings, baseListing, headListing);
  const active = rulesUnder(request.rules, settings, roots.preset);
  const rules = connectorRules(active);
  const changes = await changeSet(base, head, roots);
  const others = otherConnectors(changes, request.index, roots);
  const reviewer = request.reviewer ?? reviewerWith(rules);
  const verification = changes.connectors.length > maxVerifiedConnectors ? "none" : "each";
  const how = { rules: rules.map(({ id }) => id), settings, verification } as const;
  const connectors: ConnectorReview[] = [];
  const folders: ChangedFolder[] = [];
  for (const [at, changed] of changes.connectors.entries()) {
    const { folder, before, after, change, renamedFrom } = changed;
    request.onConnector?.(folder, at, changes.connectors.length);
    const files = {
      before: before && (await readConnectorFiles(base, before)),
      after: after && (await readConnectorFiles(head, after)),
    };
    const facts = await reviewer.facts(files);
    const compared = isComparedWithOthers(facts) ? { others: await others(folder) } : {};
    const reviewed = await reviewer.review({ ...how, ...files, change, renamedFrom, ...compared });
    connectors.push(reviewed);
    folders.push(changedFolder(changed, reviewed, facts));
  }
  const pullRequest = reviewPullRequest(changeRules(active), settings, {
    connectors: folders,
    outside: outsideFiles(changes.outside, baseListing, headListing),
    baseSha: request.baseSha,
    ...(await changeViews(request, base, folders, others)),
  });
  const gaps = [
    ...gapsOf(baseListing, "merge base"),
    ...gapsOf(headListing, "head"),
    ...pullRequest.crashed.map((rule) => `The rule ${rule} about the pull request could not run.`),
  ];
  return waived(settings, {
    base: request.baseSha,
    head: request.headSha,
    gaps,
    connectors,
    outside: changes.outside,
    pullRequestFindings: pullRequest.findings,
  });
}

/** Reviews every connector of one tree; everything found is `new`. */
export async function reviewTree(request: ReviewRequest): Promise<Review> {
  const { head, listing, rules, folders } = await readTree(request);
  const connectors: ConnectorReview[] = [];
  // Of two alike only the later one is reported, so that each pair is reported once.
  const { index, add } = growingIndex();
  const others = folders.length > 1 ? ({ state: "ready", view: index } as const) : indexOf(null);
  const verification = folders.length > maxVerifiedConnectors ? "none" : "together";
  for (const [at, folder] of folders.entries()) {
    request.onConnector?.(folder.folder, at, folders.length);
    const after = await readConnector(head, folder);
    const sides = {
      before: null,
      after,
      change: "none",
      renamedFrom: null,
      index: others,
      verification,
    } as const;
    connectors.push(await reviewWithReference(rules, request.settings, sides));
    add(connectorFacts(after));
  }
  return waived(request.settings, {
    base: null,
    head: request.headSha,
    gaps: gapsOf(listing, "tree"),
    connectors,
    outside: [],
    pullRequestFindings: [],
  });
}

export interface FixRequest extends ReviewRequest {
  /** Findings that stay as they are; none when left out. */
  readonly excluded?: readonly OccurrenceKey[];
}

/** All verified fixes of the connectors of one tree, one connector after the other; nothing is written. */
export async function* fixTree(request: FixRequest): AsyncGenerator<Fixed> {
  const { head, rules, folders } = await readTree(request);
  const reviewer = request.reviewer ?? reviewerWith(rules);
  const { settings, excluded = [] } = request;
  const how = { rules: rules.map(({ id }) => id), settings, excluded };
  for (const [index, folder] of folders.entries()) {
    request.onConnector?.(folder.folder, index, folders.length);
    yield await reviewer.fix({ ...how, files: await readConnectorFiles(head, folder) });
  }
}

interface ReadTree {
  readonly head: FileTree;
  readonly listing: Listing;
  readonly rules: readonly ConnectorRule[];
  readonly folders: readonly ConnectorFolder[];
}

async function readTree({ settings, ...request }: ReviewRequest): Promise<ReadTree> {
  const head = withoutIgnored(request.head, settings.ignore);
  const listing = await head.list();
  const roots = rootsUnder(settings, listing, listing);
  const rules = connectorRules(rulesUnder(request.rules, settings, roots.preset));
  return { head, listing, rules, folders: findConnectorFolders(listing, roots) };
}

function rootsUnder(settings: ReviewSettings, base: Listing, head: Listing): Roots {
  const preset = settings.preset === "auto" ? presetIn(base, head) : settings.preset;
  return settings.roots.length === 0 ? defaultRoots(preset) : { preset, roots: settings.roots };
}

/** The base decides; the head only where the base has no connector folders at all, as in a repository's first pull request. */
function presetIn(base: Listing, head: Listing): Preset {
  return presetOf(base) === "microsoft" ? "microsoft" : presetOf(head);
}

function gapsOf(listing: Listing, name: string): string[] {
  return listing.isComplete
    ? []
    : [`The ${name} has more files than could be listed; some were not looked at.`];
}

/** The sums, with what the settings waive marked. */
function waived(settings: ReviewSettings, parts: Omit<Review, "verdict" | "totals">): Review {
  return applyWaivers(summed(parts), (settings.waivers ?? []).map(settingsWaiver));
}
