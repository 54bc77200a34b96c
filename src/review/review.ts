/** One review: the changed connectors of two trees, or all connectors of one, through the rules to findings with an age. */
import { changeSet } from "../connector/change-set.ts";
import type { FileTree, Listing } from "../connector/file-tree.ts";
import {
  type ConnectorFolder,
  defaultRoots,
  findConnectorFolders,
  type Preset,
  presetOf,
  type Roots,
} from "../connector/folders.ts";
import { readConnector } from "../connector/read-connector.ts";
import type { ConnectorReview, Review } from "./finding.ts";
import type { Fixed } from "./fix.ts";
import { withoutIgnored } from "./ignore.ts";
import { fixWith, reviewConnector } from "./review-connector.ts";
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

/** Reviews the connectors that differ between the merge base and the head; what the base has too is `existing`. */
export async function reviewChange(
  request: ReviewRequest & { readonly base: FileTree; readonly baseSha: string | null },
): Promise<Review> {
  const { settings } = request;
  const base = withoutIgnored(request.base, settings.ignore);
  const head = withoutIgnored(request.head, settings.ignore);
  const [baseListing, headListing] = await Promise.all([base.list(), head.list()]);
  const roots = rootsUnder(settings, baseListing, headListing);
  const rules = rulesUnder(request.rules, settings, roots.preset);
  const changes = await changeSet(base, head, roots);
  const connectors: ConnectorReview[] = [];
  for (const [index, { before, after, change, renamedFrom }] of changes.connectors.entries()) {
    request.onConnector?.((after ?? before)?.folder ?? "", index, changes.connectors.length);
    const sides = {
      before: before === null ? null : await readConnector(base, before),
      after: after === null ? null : await readConnector(head, after),
    };
    connectors.push(reviewConnector(rules, settings, { ...sides, change, renamedFrom }));
  }
  const gaps = [...gapsOf(baseListing, "merge base"), ...gapsOf(headListing, "head")];
  return summed(request.baseSha, request.headSha, gaps, connectors, changes.outside);
}

/** Reviews every connector of one tree; everything found is `new`. */
export async function reviewTree(request: ReviewRequest): Promise<Review> {
  const { head, listing, rules, folders } = await readTree(request);
  const connectors: ConnectorReview[] = [];
  for (const [index, folder] of folders.entries()) {
    request.onConnector?.(folder.folder, index, folders.length);
    const after = await readConnector(head, folder);
    connectors.push(
      reviewConnector(rules, request.settings, { before: null, after, change: "none", renamedFrom: null }),
    );
  }
  return summed(null, request.headSha, gapsOf(listing, "tree"), connectors, []);
}

/** All proven repairs of the connectors of one tree, one connector after the other; nothing is written. */
export async function* fixTree(request: ReviewRequest): AsyncGenerator<Fixed> {
  const { head, rules, folders } = await readTree(request);
  for (const [index, folder] of folders.entries()) {
    request.onConnector?.(folder.folder, index, folders.length);
    yield fixWith(rules, await readConnector(head, folder));
  }
}

interface ReadTree {
  readonly head: FileTree;
  readonly listing: Listing;
  readonly rules: readonly Rule[];
  readonly folders: readonly ConnectorFolder[];
}

async function readTree({ settings, ...request }: ReviewRequest): Promise<ReadTree> {
  const head = withoutIgnored(request.head, settings.ignore);
  const listing = await head.list();
  const roots = rootsUnder(settings, listing, listing);
  const rules = rulesUnder(request.rules, settings, roots.preset);
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

function summed(
  base: string | null,
  head: string | null,
  gaps: readonly string[],
  connectors: readonly ConnectorReview[],
  outside: readonly string[],
): Review {
  const verdict = worst(
    connectors.map((connector) => connector.verdict),
    gaps.length > 0,
  );
  const totals = totalsOf(connectors.flatMap((connector) => connector.findings));
  return { base, head, verdict, gaps, connectors, outside, totals };
}
