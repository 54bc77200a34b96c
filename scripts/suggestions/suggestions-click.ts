/** One connector's suggestions, and what a click on one of them does. */
import type { ConnectorFolder } from "../../src/connector/folders.ts";
import { withoutFolders } from "../../src/connector/index/index-of-connectors.ts";
import { readConnector } from "../../src/connector/read-connector.ts";
import { connectorRules } from "../../src/review/rule/rule.ts";
import { reviewWithReference } from "../../src/review/run/reference.ts";
import { reviewChange } from "../../src/review/run/review.ts";
import {
  brokenBytes,
  brokenPromises,
  clicked,
  type ReportedNow,
  reportedIn,
  type SuggestedFix,
  suggestedFixesIn,
} from "../../test/helpers/suggested.ts";
import { type Corpus, filesOf, folderTree } from "./suggestions-corpus.ts";

export interface SuggestedFixesOf extends SuggestedFix {
  readonly folder: ConnectorFolder;
  /** What the review with these comments says. */
  readonly reported: ReportedNow;
}

export interface Clicked {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  /** As posted. */
  readonly body: string;
  /** Sentences; empty when all is as it should be. */
  readonly broken: readonly string[];
}

/** Of the comments on a pull request that adds the connector. */
export async function suggestedFixesOf(
  corpus: Corpus,
  folder: ConnectorFolder,
): Promise<readonly SuggestedFixesOf[]> {
  const { settings, rules, index } = corpus;
  const review = await reviewChange({
    rules,
    settings,
    base: { label: "nothing", list: async () => ({ entries: [], isComplete: true }), read: absent },
    baseSha: "base",
    head: folderTree(corpus, folder),
    headSha: "head",
    index: async () => index,
  });
  const [connector] = review.connectors;
  if (connector === undefined) return [];
  const reported = reportedIn(connector);
  return suggestedFixesIn(review, await filesOf(corpus, folder)).map((suggestedFix) => ({
    ...suggestedFix,
    folder,
    reported,
  }));
}

const absent = async () => ({ state: "absent" }) as const;

/** Presses the button, and reviews the connector again with all rules. */
export async function clickOn(corpus: Corpus, suggestedFix: SuggestedFixesOf): Promise<Clicked> {
  const { rule, comment, folder, reported } = suggestedFix;
  const { path, line, body } = comment;
  const about = { rule, path, line, body };
  const before = (await filesOf(corpus, folder))[path] ?? new Uint8Array();
  try {
    const after = clicked(suggestedFix, before);
    const now = await reportedAfter(corpus, folder, { [path]: after });
    return {
      ...about,
      broken: [...brokenBytes(suggestedFix, before, after), ...brokenPromises(suggestedFix, reported, now)],
    };
  } catch (error) {
    return { ...about, broken: [error instanceof Error ? error.message : String(error)] };
  }
}

async function reportedAfter(
  corpus: Corpus,
  folder: ConnectorFolder,
  changed: Readonly<Record<string, Uint8Array>>,
): Promise<ReportedNow> {
  const tree = folderTree(corpus, folder, changed);
  const { entries } = await tree.list();
  const review = await reviewWithReference(connectorRules(corpus.rules), corpus.settings, {
    before: null,
    after: await readConnector(tree, { ...folder, entries }),
    change: "added",
    renamedFrom: null,
    index: { state: "ready", view: withoutFolders(corpus.index, new Set([folder.folder])) },
    verification: "none",
  });
  return reportedIn(review);
}
